import { recordTimes } from '../src/record-times';

const measurements = [0, 300_000].map((atMs) => ({ atMs, tookMs: 1, ratio: 0, instances: [] }));
const signals = [{ name: 'error-rate', form: 'ratio' as const, measurements }];
const record = { intervalMs: 10_000, durationMs: 300_000, signals };

it.each([
  [10_000, 300_000, []],
  [5_000, 300_000, ['measured every 10.0 s, which no interval changes']],
  [10_000, 60_000, ['of 5 min 00 s the first 1 min 00 s are judged, as duration says']],
  [10_000, 600_000, ['of 5 min 00 s: no longer than that is judged, although duration is 10 min 00 s']],
])('a replay with interval %d and duration %d says what it did with them: %j', (intervalMs, durationMs, said) => {
  expect(recordTimes({ rule: { intervalMs, durationMs }, record })).toEqual(said);
});
