import type { WatchedSignal } from '@deploy-actions/metric';
import { beginTest, decided, testWith } from '../src/tested';
import { rule } from './measurements';

const signal: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  rule: { unit: 'ratio', threshold: 0.01, sustainMs: 120_000 },
};
const tested = { ...rule, threshold: 0.01, method: 'sequential' } as const;
const before = { name: 'error-rate', form: 'counters', level: 0.01, measured: 9, dispersion: 2 } as const;
const ofRate = (own: WatchedSignal = signal) => beginTest({ kind: 'rate', limit: 0.01 }, 0.001, tested, own);

it('takes no decimals for requests, and nothing for what is not counted', () => {
  const start = ofRate();
  expect(testWith(start, { errors: 2.6, total: 2.4 }).state).toMatchObject({ looks: 1, requests: 2 });
  expect(testWith(start, {})).toBe(start);
  expect(testWith(start, { errors: 1, total: 1e300 })).toBe(start);
});

it('loses no request to rounding, however few come at a time', () => {
  let few = ofRate();
  for (let at = 0; at < 20; at++) few = testWith(few, { errors: 0.4, total: 0.4 });
  expect(few).toMatchObject({ errors: 8, state: { requests: 8 } });
  expect(decided(few)).toMatchObject({ decision: 'fail' });
  let old = beginTest({ kind: 'canary', oddsRatio: 1 }, 0.001, tested, signal);
  const control = { errors: 0, total: 0.4, fresh: { errors: 0.4, total: 0.4 } };
  for (let at = 0; at < 100; at++) old = testWith(old, { errors: 0.4, total: 0.4, control });
  expect(decided(old)).toMatchObject({ decision: 'fail' });
});

it('tests the upper bound of a baseline where there is one', () => {
  const compared = { ...signal, rule: { ...signal.rule, limit: 0.02 } };
  expect(beginTest({ kind: 'rate', limit: 0.02 }, 0.001, tested, compared).what).toBe(
    '2 % (the limit from the baseline)',
  );
  expect(ofRate({ ...compared, before }).condition).toBe('if errors vary as they did in the baseline');
});

it('takes the dispersion for that of its own intervals', () => {
  const of = (intervalMs: number) => ofRate({ ...signal, before: { ...before, intervalMs } }).test.dispersion;
  expect([5000, 10_000, 60_000].map(of)).toEqual([3, 2, 2]);
});

it('gives the figures since it began where those of the whole would not explain a fail', () => {
  let seen = testWith(ofRate(), { errors: 0, total: 5000 });
  seen = testWith(seen, { errors: 40, total: 100 });
  expect(decided(seen)?.reason).toMatch(
    /^more than 1 % fail: 40 of 100 requests failed \(40 %\) in the newest measurement; since the start 40 of 5100 requests failed \(0.78 %\) in 2 measurements; by chance/,
  );
  expect(decided(testWith(ofRate(), { errors: 40, total: 100 }))?.reason).toMatch(
    /^more than 1 % fail: 40 of 100 requests failed \(40 %\) in 1 measurement; by chance/,
  );
});

it('compares with the old version, however bad both are', () => {
  const start = beginTest({ kind: 'canary', oddsRatio: 1 }, 0.001, tested, signal);
  const fresh = { errors: 30, total: 100 };
  let same = start;
  let worse = start;
  for (let at = 0; at < 20; at++) {
    same = testWith(same, { errors: 30, total: 100, control: { errors: 30, total: 100, fresh } });
    worse = testWith(worse, { errors: 30, total: 100, control: { errors: 10, total: 100, fresh } });
  }
  expect(decided(same)).toBeUndefined();
  expect(decided(worse)).toMatchObject({
    decision: 'fail',
    reason: expect.stringMatching(/^more than the old version/),
  });
  const none = { errors: 0, total: 0, fresh };
  expect(testWith(start, { errors: 30, total: 100, control: none }).errors).toBe(0);
  expect(testWith(start, { errors: 30, total: 100 })).toBe(start);
});
