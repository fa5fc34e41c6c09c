import type { SignalBaseline } from '@deploy-actions/metric';
import { isOfOtherInterval, otherIntervalWords } from '../src/other-interval';

const before: SignalBaseline = {
  name: 'error-rate',
  form: 'counters',
  level: 0.01,
  measured: 60,
  dispersion: 3,
  intervalMs: 10_000,
};
const { dispersion: _, ...uncounted } = before;
const { intervalMs: __, ...unknown } = before;

it.each<[SignalBaseline | undefined, 'rule' | 'sequential' | 'both', number, boolean]>([
  [before, 'sequential', 10_000, false],
  [before, 'sequential', 5_000, true],
  [before, 'both', 60_000, true],
  [before, 'rule', 60_000, false],
  [uncounted, 'both', 60_000, false],
  [unknown, 'both', 60_000, false],
  [undefined, 'both', 60_000, false],
])('%j, %s, every %d ms: %s', (measured, method, intervalMs, expected) => {
  const signal = measured === undefined ? {} : { before: measured };
  expect(isOfOtherInterval(signal, { method, intervalMs })).toBe(expected);
});

it('says what the test makes of it', () => {
  expect(otherIntervalWords({ before }, { intervalMs: 5000 })).toMatch(/every 10.0 s.* every 5.0 s.* unchanged/);
  expect(otherIntervalWords({ before }, { intervalMs: 60_000 })).toMatch(/every .*1 min.* scales its variance up/);
});
