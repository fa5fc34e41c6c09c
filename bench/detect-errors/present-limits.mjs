import { markdownTable } from '../report/table.ts';

export function renderLimits(figures) {
  const rows = Object.values(figures).map(({ title, limit, nats, leastMeanS, mostPower, ours }) => [
    title,
    `${(100 * limit).toFixed(3)} %`,
    nats.toFixed(5),
    `${leastMeanS.toFixed(1)} s`,
    `${(100 * mostPower).toFixed(0)} %`,
    `${ours.medianS ?? '–'} (${ours.ninetiethS ?? '–'})`,
    `${(100 * ours.foundByAim).toFixed(0)} %`,
  ]);
  const head = [
    'what is normal is',
    'limit',
    'nats a request',
    'least mean of any test',
    'found in 25 s by any test, at most',
  ];
  return [
    '0.5 % become 1.5 % at 50 requests a second, with false alarms in at most one of 1000 watches; ours in seconds, median ' +
      'and 90th percentile.',
    markdownTable([...head, 'ours', 'found in 25 s by ours'], rows),
  ].join('\n\n');
}
