// `npm run bench -- detect-errors [--runs 1000] [--watches 4000] [--only simulated|recorded|limits] [--write]`: how soon
// more errors are found, and how often where there are none, by what people use. Simulated and seeded, and as recorded by
// `npm run bench -- record`: a busy machine changes nothing but the time it takes.
import '../../packages/action/test/resolve-typescript.mjs';
import { join } from 'node:path';
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';

const { measureLimits } = await import('./measure-limits.mjs');
const { measureRecorded, readRecords } = await import('./measure-recorded.mjs');
const { measureSimulated } = await import('./measure.mjs');
const { renderLimits } = await import('./present-limits.mjs');
const { renderRecorded } = await import('./present-recorded.mjs');
const { render } = await import('./present.mjs');

const words = process.argv.slice(2);
const options = readOptions(words, { runs: '1000', watches: '4000', only: '', write: false });
const [runs, watches] = [Number(options.runs), Number(options.watches)];

const parts = {
  simulated: ['detect-errors', () => measureSimulated({ runs, watches }), render],
  recorded: [
    'detect-recorded',
    () => measureRecorded(readRecords(join(import.meta.dirname, 'recorded'))),
    renderRecorded,
  ],
  limits: ['detect-limits', () => measureLimits({ runs }), renderLimits],
};
const wanted = Object.entries(parts).filter(([name]) => options.only === '' || name === options.only);
if (wanted.length === 0) throw new Error(`${options.only} is none of ${Object.keys(parts).join(', ')}`);
for (const [, [name, measure, show]] of wanted) {
  const figures = measure();
  console.log(show(figures));
  if (options.write) writeResults(name, figures, `npm run bench -- detect-errors ${words.join(' ')}`.trim(), show);
}
