import { summarize } from '../report/statistics.ts';
import { markdownTable, times } from '../report/table.ts';

/**
 * What one contender's runs come to: the first ones of as many fresh processes, in which everything is cold (that is
 * what the first scrape costs a watch), and the later ones of one process. Memory is that of a process that parses once:
 * later on it depends on when the runtime collects its garbage.
 */
export function figureOf(title, first, { wallMs, cpuMs, series }) {
  const cold = {
    wall: summarize(first.map(({ wallMs: [ms] }) => ms)),
    cpu: summarize(first.map(({ cpuMs: [ms] }) => ms)),
  };
  const maxRssBytes = Math.max(...first.map((run) => run.maxRssBytes));
  return { title, cold, wall: summarize(wallMs.slice(1)), cpu: summarize(cpuMs.slice(1)), series, maxRssBytes };
}

export function render(figures) {
  const ours = Object.values(figures)[0];
  const rows = Object.values(figures).map(({ title, cold, wall, cpu, series, maxRssBytes }) => [
    title,
    String(series),
    sampled(cold.wall),
    sampled(cold.cpu),
    sampled(wall),
    sampled(cpu),
    times(cpu.median / ours.cpu.median),
    `${Math.round(maxRssBytes / 2 ** 20)} MiB`,
  ]);
  const head = ['parser', 'series kept', 'first parse, wall', 'first parse, CPU', 'later, wall', 'later, CPU'];
  return markdownTable([...head, 'later CPU to the first row', 'peak RSS'], rows);
}

function sampled({ median, least, most }) {
  return `${milliseconds(median)} (${milliseconds(least)}–${milliseconds(most)})`;
}

function milliseconds(ms) {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}
