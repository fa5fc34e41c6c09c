import { summarize } from '../report/statistics.ts';
import { markdownTable, seconds, times } from '../report/table.ts';

export function rowFigures({ count, waitS, cores }, samples) {
  const of = (name) => summarize(samples.map((sample) => Math.round(sample[name])));
  return { count, waitS, cores, wallMs: of('wallMs'), runnerCpuMs: of('runnerCpuMs'), hostsCpuMs: of('hostsCpuMs') };
}

const HEAD = ['a step of', 'hosts', 'wall', 'to one host', 'CPU of the runner', 'CPU of all hosts', 'CPU by cores'];

/** Each row against the one with the fewest hosts and the same step. The last column is the least that could be. */
export function render(figures) {
  const rows = Object.values(figures).sort((a, b) => a.waitS - b.waitS || a.count - b.count);
  const lines = rows.map(({ waitS, count, cores, wallMs, runnerCpuMs, hostsCpuMs }) => [
    `${waitS} s`,
    String(count),
    `${seconds(wallMs.median)} (${seconds(wallMs.least)}–${seconds(wallMs.most)})`,
    times(wallMs.median / rows.find((row) => row.waitS === waitS).wallMs.median),
    seconds(runnerCpuMs.median),
    seconds(hostsCpuMs.median),
    seconds((runnerCpuMs.median + hostsCpuMs.median) / cores),
  ]);
  return markdownTable(HEAD, lines);
}
