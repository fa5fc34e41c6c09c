// `npm run bench -- detect-errors [--runs 1000] [--watches 4000] [--write]`: how soon more errors are found, and how often
// where there are none, by what people use. Simulated, seeded: a busy machine changes nothing but the time it takes.
import '../../packages/action/test/resolve-typescript.mjs';
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';

const { contenders } = await import('./contenders.mjs');
const { detection, falseAlarms, traffics } = await import('./measure.mjs');
const { render } = await import('./present.mjs');

const words = process.argv.slice(2);
const options = readOptions(words, { runs: '1000', watches: '4000', write: false });
const [runs, watches] = [Number(options.runs), Number(options.watches)];

const figures = Object.fromEntries(contenders.map(({ id, title }) => [id, { title, found: {}, alarms: {} }]));
for (const rate of [5, 50, 500]) {
  for (const broken of [0.01, 0.015, 0.05, 0.5]) {
    for (const [id, found] of Object.entries(detection({ rate, broken, runs }))) {
      figures[id].found[`${rate} ${broken}`] = found;
    }
  }
}
for (const [name, traffic] of Object.entries(traffics)) {
  for (const [id, alarms] of Object.entries(falseAlarms({ traffic, watches }))) figures[id].alarms[name] = alarms;
}
console.log(render(figures));
if (options.write) {
  const command = `npm run bench -- detect-errors ${words.join(' ')}`.trim();
  writeResults('detect-errors', figures, command, render);
}
