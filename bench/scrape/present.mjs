import { summarize } from '../report/statistics.ts';
import { markdownTable, times } from '../report/table.ts';

/** What one contender's runs come to; the first run, in which everything is cold, is what a scrape costs a watch. */
export function figureOf(title, { wallMs, cpuMs, series, maxRssBytes }) {
  const cold = { wallMs: wallMs[0], cpuMs: cpuMs[0] };
  return { title, cold, wall: summarize(wallMs.slice(1)), cpu: summarize(cpuMs.slice(1)), series, maxRssBytes };
}

export function render(figures) {
  const ours = Object.values(figures)[0];
  const rows = Object.values(figures).map(({ title, cold, wall, cpu, series, maxRssBytes }) => [
    title,
    String(series),
    `${milliseconds(cold.wallMs)}, ${milliseconds(cold.cpuMs)}`,
    `${milliseconds(wall.median)} (${milliseconds(wall.least)}–${milliseconds(wall.most)})`,
    `${milliseconds(cpu.median)} (${milliseconds(cpu.least)}–${milliseconds(cpu.most)})`,
    times(cpu.median / ours.cpu.median),
    `${Math.round(maxRssBytes / 2 ** 20)} MiB`,
  ]);
  const head = ['parser', 'series kept', 'first run, wall and CPU', 'later runs, wall', 'later runs, CPU'];
  return markdownTable([...head, 'CPU to the first row', 'peak RSS'], rows);
}

function milliseconds(ms) {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}
