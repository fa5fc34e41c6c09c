import { summarize } from '../report/statistics.ts';
import { markdownTable, seconds, times } from '../report/table.ts';

export function rowFigures(count, samples) {
  const of = (name) => summarize(samples.map((sample) => Math.round(sample[name])));
  return { count, wallMs: of('wallMs'), runnerCpuMs: of('runnerCpuMs'), hostsCpuMs: of('hostsCpuMs') };
}

/** Against the row with the fewest hosts. */
export function render(figures) {
  const rows = Object.values(figures).sort((a, b) => a.count - b.count);
  const [base] = rows;
  const lines = rows.map(({ count, wallMs, runnerCpuMs, hostsCpuMs }) => [
    count === 1 ? '1 host' : `${count} hosts`,
    `${seconds(wallMs.median)} (${seconds(wallMs.least)}–${seconds(wallMs.most)})`,
    times(wallMs.median / base.wallMs.median),
    seconds(runnerCpuMs.median),
    seconds(hostsCpuMs.median),
  ]);
  return markdownTable(['deployed to', 'wall', `to ${base.count}`, 'CPU of the runner', 'CPU of all hosts'], lines);
}
