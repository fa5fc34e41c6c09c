import { emptyTally, observe } from '@deploy-actions/metric';
import type { Measurement } from '@deploy-actions/source';
import { countsOf } from '../src/tally';
import { counted, measurement, rule } from './measurements';

const tallied = (kind: 'ratio' | 'counters', measurements: Measurement[]) =>
  measurements.reduce((tally, next) => observe(rule, tally, next), emptyTally(kind));

describe('the tally', () => {
  it('keeps the newest and the highest ratio, and what could not be measured', () => {
    const tally = tallied('ratio', [
      measurement(0, 0.09),
      measurement(10_000, 0.01),
      measurement(20_000, 'provider'),
      measurement(30_000, 'provider'),
    ]);
    expect(tally).toMatchObject({ newest: { atMs: 10_000, level: 0.01 }, peak: 0.09, measured: 2, newestMs: 30_000 });
    expect(tally.missed.counts.provider).toBe(2);
    expect([tally.requests, tally.errors]).toEqual([undefined, undefined]);
  });

  it('adds up requests where they are counted', () => {
    const tally = tallied('counters', [measurement(0, 'reference'), counted(10_000, 1, 20), counted(20_000, 2, 5)]);
    expect(tally).toMatchObject({ requests: 25, errors: 3, measured: 2, answeredMs: 20_000 });
  });

  it('has no counts where nothing was measured, and zero where there was no traffic', () => {
    const reference = measurement(0, 'reference');
    expect(countsOf(tallied('counters', [reference, measurement(10_000, 'provider')]))).toEqual({});
    const quiet = countsOf(tallied('counters', [reference, measurement(10_000, 'no-traffic')]));
    expect(quiet).toEqual({ requests: 0, errors: 0 });
    expect(countsOf(tallied('counters', [reference, counted(10_000, 1, 20)]))).toEqual({ requests: 20, errors: 1 });
  });

  it('knows an unbroken row of refusals, which data or another problem ends', () => {
    const refused = [measurement(0, 'access'), measurement(10_000, 'query')];
    expect(tallied('ratio', refused).refusal).toMatchObject({ firstMs: 0, newestMs: 10_000 });
    expect(tallied('ratio', [...refused, measurement(20_000, 'provider')]).refusal).toBeUndefined();
    expect(tallied('ratio', [...refused, measurement(20_000, 0)]).refusal).toBeUndefined();
  });
});

it('does not know how many requests there were as soon as a measurement does not say so', () => {
  expect(tallied('counters', [counted(0, 1, 20), measurement(10_000, 0.01)])).toMatchObject({
    requests: undefined,
    errors: undefined,
    measured: 2,
  });
});
