import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.mjs';

const FILE = join(import.meta.dirname, '..', 'RESULTS.md');
const DATA = join(import.meta.dirname, '..', 'results');

/**
 * Keeps the figures of a bench in `results/<name>.json`, each with when, where and how it was measured, beside older
 * ones of what was not measured this time, and renews its section of RESULTS.md: `render(figures)` gives Markdown.
 */
export function writeResults(name, figures, command, render, where = machine()) {
  mkdirSync(DATA, { recursive: true });
  const path = join(DATA, `${name}.json`);
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const measured = { ...where, command };
  const stamped = Object.entries(figures).map(([id, figure]) => [id, { ...figure, measured }]);
  const all = { ...before, ...Object.fromEntries(stamped) };
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  const text = `${render(all)}\n\n${provenance(all)}`;
  const marks = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(FILE, 'utf8');
  const [from, to] = marks.map((mark) => page.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`RESULTS.md lacks ${marks.join(' … ')}`);
  writeFileSync(FILE, `${page.slice(0, from + marks[0].length)}\n\n${text}\n\n${page.slice(to)}`);
}

/** One line for each run of a bench that some of the figures are from. */
function provenance(figures) {
  const runs = Map.groupBy(Object.entries(figures), ([, { measured }]) => JSON.stringify(measured));
  return [...runs].map(([run, entries]) => told(JSON.parse(run), entries.map(([id]) => id).join(', '))).join('\n');
}

function told({ date, commit, system, load, tools, command }, ids) {
  return (
    `- ${ids}: measured ${date} UTC at ${commit} with \`${command}\` on ${system}, load ${load}; ` +
    `${tools.join(', ')}.`
  );
}
