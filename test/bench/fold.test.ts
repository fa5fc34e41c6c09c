import { fold } from '../../bench/record/fold';
import type { Measurement } from '../../packages/source/src/measurement';

const reading = (atMs: number, errors: number, total: number): Measurement => ({
  atMs,
  tookMs: 4,
  ratio: errors / total,
  errors,
  total,
  instances: [],
});
const lost = (atMs: number): Measurement => ({
  atMs,
  tookMs: 4,
  problem: { kind: 'provider', reason: 'ECONNREFUSED' },
  instances: [],
});

const record = (measurements: Measurement[], form: 'counters' | 'ratio' = 'counters') => ({
  durationMs: 20_000,
  intervalMs: 5000,
  signals: [{ name: 'error-rate', form, measurements }],
});

const readings = [lost(0), reading(5003, 1, 250), lost(10_001), reading(15_000, 3, 520), reading(20_002, 9, 240)];

it('is what each interval added, with those of a lost reading in the next one', () => {
  const deploy = { fromMs: 1_000_010_500, toMs: 1_000_010_900 };
  expect(fold(record(readings), 1_000_000_000, deploy)).toEqual({
    intervalMs: 5000,
    before: 2,
    after: 3,
    requests: [250, 0, 520, 240],
    errors: [1, 0, 3, 9],
  });
});

it.each([
  ['before the first reading', -7000, -6000, 0, 0],
  ['in one interval', 5100, 5900, 1, 2],
  ['over the end of one', 5100, 10_100, 1, 3],
  ['at the very end of one', 10_000, 10_000, 2, 2],
  ['after the last reading', 60_000, 61_000, 4, 4],
])('a deploy %s', (_, from, to, before, after) => {
  const start = 1_700_000_000_000;
  const found = fold(record(readings), start, { fromMs: start + from, toMs: start + to });
  expect([found.before, found.after]).toEqual([before, after]);
});

it('counters that stand still are intervals without requests', () => {
  const still = { atMs: 5000, tookMs: 1, problem: { kind: 'no-traffic' as const, reason: 'none' }, instances: [] };
  expect(fold(record([lost(0), still]), 0, { fromMs: 0, toMs: 0 })).toMatchObject({ requests: [0], errors: [0] });
});

it('what is no counter cannot be counted', () => {
  expect(() => fold(record(readings, 'ratio'), 0, { fromMs: 0, toMs: 0 })).toThrow('no counters');
});
