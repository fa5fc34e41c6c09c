import { recordTimes } from '../src/record-times';

const FIRST = { atMs: 0, tookMs: 1, ratio: 0, instances: [] };
const measurements = [0, 300_000].map((atMs) => ({ ...FIRST, atMs }));
const signals = [{ name: 'error-rate', form: 'ratio' as const, measurements }];
const record = { intervalMs: 10_000, durationMs: 300_000, signals };

it.each([
  [10_000, 300_000, []],
  [5_000, 300_000, ['measured every 10.0 s; the input interval does not change this']],
  [10_000, 60_000, ['5 min 00 s long: only the first 1 min 00 s are judged (duration)']],
  [10_000, 600_000, ['5 min 00 s long: nothing after that is judged, although duration is 10 min 00 s']],
])('a replay with interval %d and duration %d says what it did with them: %j', (intervalMs, durationMs, said) => {
  expect(recordTimes({ rule: { intervalMs, durationMs }, record })).toEqual(said);
});

it.each([
  [300_000, '5 min 00 s long, 4 min 50 s of it measured'],
  [60_000, '5 min 00 s long, 4 min 50 s of it measured: only the first 1 min 00 s are judged (duration)'],
])('a record that ended before its time says so, with duration %d', (durationMs, said) => {
  const cut = { ...record, signals: signals.map((each) => ({ ...each, measurements: [{ ...FIRST, atMs: 290_000 }] })) };
  expect(recordTimes({ rule: { intervalMs: 10_000, durationMs }, record: cut })).toEqual([said]);
});
