import { markdownTable } from '../report/table.ts';

const HEAD = [
  'a process dies in the five minutes after the deploy',
  'it is gone: median',
  'p90',
  'most',
  'never',
  'it hangs: median',
  'most',
  'never',
  'one that never comes up',
  'false alarms',
  'requests',
];

export function renderGate(figures) {
  const rows = Object.values(figures).map(({ title, refuses, hangs, neverUp, services, falseAlarms, requests }) => [
    title,
    seconds(refuses.p50),
    seconds(refuses.p90),
    seconds(refuses.p100),
    share(refuses.never, refuses.runs),
    seconds(hangs.p50),
    seconds(hangs.p100),
    share(hangs.never, hangs.runs),
    neverUp.verdict === 'red' ? `red after ${(neverUp.endedMs / 1000).toFixed(0)} s` : '**green**',
    `${falseAlarms} of ${services}`,
    requests.toFixed(1),
  ]);
  return markdownTable(HEAD, rows);
}

function seconds(ms) {
  return ms === null || ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`;
}

function share(count, of) {
  return `${((100 * count) / of).toFixed(count === 0 || count === of ? 0 : 1)} %`;
}
