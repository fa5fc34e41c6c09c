import { markdownTable } from '../report/table.ts';

const ERRORS = { 0.01: '1 %', 0.015: '1.5 %', 0.05: '5 %', 0.5: '50 %' };
export function render(figures) {
  const rows = Object.values(figures);
  const found = [5, 50, 500].map((rate) => {
    const head = [`${rate} requests a second, 0.5 % become`, ...Object.values(ERRORS)];
    const body = rows.map(({ title, found }) => [title, ...cells(found, rate).map(time)]);
    return markdownTable(head, body);
  });
  const alarms = markdownTable(
    ['false alarms in a five-minute watch', ...Object.keys(rows[0].alarms)],
    rows.map(({ title, alarms }) => [title, ...Object.values(alarms).map(share)]),
  );
  const harmed = markdownTable(
    ['50 requests a second, 0.5 % become', ...Object.values(ERRORS)],
    rows.map(({ title, found }) => [title, ...cells(found, 50).map(({ harmed }) => harmed.toFixed(0))]),
  );
  return [
    '### Time to detect',
    'Median and, in brackets, 90th percentile, in seconds from the deploy; a dash is more than five minutes.',
    ...found,
    '### False alarms',
    'Nothing has changed since the five minutes before; in brackets the exact 95 % interval. Bursts are beta-binomial: ' +
      'errors vary twice as much as those of independent requests.',
    alarms,
    '### Requests that failed and would not have',
    'Until the roll back, or in the whole five minutes: the mean.',
    harmed,
  ].join('\n\n');
}

function cells(found, rate) {
  return Object.keys(ERRORS).map((errors) => found[`${rate} ${errors}`]);
}

function time({ medianS, ninetiethS }) {
  return `${medianS ?? '–'} (${ninetiethS ?? '–'})`;
}

function share({ count, watches, lower, upper }) {
  const percent = (value) => `${(value * 100).toFixed(value < 0.1 ? 2 : 0)}`;
  return `${percent(count / watches)} % (${percent(lower)}–${percent(upper)})`;
}
