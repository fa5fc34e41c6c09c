// `npm run bench -- detect [--runs 2000] [--services 10000] [--seed 1] [--write]`: how soon it is found that a deploy
// went wrong, how often it is found where it did not, and what that costs. In virtual time, the same for the same seed.
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { measureGate } from './gate.mjs';
import { renderGate } from './gate-present.mjs';

const words = process.argv.slice(2);
const { write, ...counts } = readOptions(words, { runs: '2000', services: '10000', seed: '1', write: false });
const numbers = Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)]));
const command = `npm run bench -- detect ${words.join(' ')}`.trim();

const gate = await measureGate(numbers);
console.log(renderGate(gate));
if (write) writeResults('detect-gate', gate, command, renderGate);
