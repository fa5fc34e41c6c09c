import { summarize } from '../report/statistics.ts';
import { markdownTable } from '../report/table.ts';

/** Milliseconds with one decimal, by contender. */
export function figuresOf(samples) {
  return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, summarize(values)]));
}

export function render(figures) {
  const rows = Object.entries(figures).map(([name, { median, least, most, runs }]) => [
    name,
    `${median.toFixed(0)} ms`,
    `${least.toFixed(0)}–${most.toFixed(0)} ms`,
    String(runs),
  ]);
  return markdownTable(['from start to the first SSH byte', 'median', 'least–most', 'runs'], rows);
}
