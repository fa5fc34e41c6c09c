import { kinds } from '../record/kinds.ts';
import { markdownTable } from '../report/table.ts';

export function renderRecorded(figures) {
  const rows = Object.values(figures);
  const streams = Object.values(rows[0].found);
  const bad = kindsOf(streams.filter(({ isHealthy }) => !isHealthy));
  const healthy = kindsOf(streams.filter(({ isHealthy }) => isHealthy));
  const headed = (first, kinds, more = []) => [
    first,
    ...kinds.map(([, { title, count }]) => `${title} (${count})`),
    ...more,
  ];
  const body = (kinds, cell, more = () => []) =>
    rows.map((row) => [row.title, ...kinds.map(([kind]) => cell(of(row, kind))), ...more(row)]);
  const slid = `begun at any look of ${of(rows[0], 'healthy').length} streams (${rows[0].slid.watches}, overlapping)`;
  return [
    '### Time to detect',
    'Seconds from the begin of the watch, of each stream of a kind; a dash is not within five minutes.',
    markdownTable(
      headed('new version', bad),
      body(bad, (found) => found.map(({ atS }) => atS ?? '–').join(', ')),
    ),
    '### False alarms',
    'Streams of a version as good as the one before that would have been rolled back; then the same, begun while the ' +
      'versions change, whose failed requests are real; then watches of the first kind begun at any look, without those of the switch.',
    markdownTable(
      headed('false alarms', healthy, ['begun with the switch', slid]),
      body(
        healthy,
        (found) => `${found.filter(({ atS }) => atS !== null).length} of ${found.length}`,
        (row) => {
          const all = Object.values(row.found).filter(({ isHealthy }) => isHealthy);
          const { alarms, watches } = row.slid;
          return [
            `${all.filter(({ withSwitchS }) => withSwitchS !== null).length} of ${all.length}`,
            `${alarms} (${((100 * alarms) / watches).toFixed(1)} %)`,
          ];
        },
      ),
    ),
    '### Requests that failed and would not have',
    'Above 0.5 %, until the roll back or in the whole five minutes: the mean of the streams.',
    markdownTable(
      headed('new version', bad),
      body(bad, (found) => (found.reduce((sum, { harmed }) => sum + harmed, 0) / found.length).toFixed(0)),
    ),
  ].join('\n\n');
}

/** In the order in which the kinds are told of, those that were recorded. */
function kindsOf(streams) {
  const counted = Object.keys(kinds).map((kind) => [kind, streams.filter((each) => each.kind === kind)]);
  return counted.flatMap(([kind, [first, ...more]]) =>
    first ? [[kind, { title: first.title, count: 1 + more.length }]] : [],
  );
}

function of({ found }, kind) {
  return Object.values(found).filter((each) => each.kind === kind);
}
