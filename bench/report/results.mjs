import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.mjs';

const FILE = join(import.meta.dirname, '..', 'RESULTS.md');
const DATA = join(import.meta.dirname, '..', 'results');

/**
 * Keeps the figures of a bench in `results/<name>.json`, old ones of what was not measured this time included, and
 * renews its section of RESULTS.md: `render(figures)` gives Markdown.
 */
export function writeResults(name, figures, command, render) {
  mkdirSync(DATA, { recursive: true });
  const path = join(DATA, `${name}.json`);
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).figures : {};
  const all = { ...before, ...figures };
  const where = machine();
  writeFileSync(path, `${JSON.stringify({ command, machine: where, figures: all }, null, 2)}\n`);
  const text = `${render(all)}\n\n${told(where, command)}`;
  const marks = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(FILE, 'utf8');
  const [from, to] = marks.map((mark) => page.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`RESULTS.md lacks ${marks.join(' … ')}`);
  writeFileSync(FILE, `${page.slice(0, from + marks[0].length)}\n\n${text}\n\n${page.slice(to)}`);
}

function told({ date, commit, system, load, tools }, command) {
  return `Measured ${date} UTC at ${commit} with \`${command}\` on ${system}, load ${load} at the end; ${tools.join(', ')}.`;
}
