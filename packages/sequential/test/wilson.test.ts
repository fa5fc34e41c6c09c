import fc from 'fast-check';
import { wilsonInterval } from '../src/wilson';
import { binomialLaw, expectation } from './distributions';

describe('wilsonInterval', () => {
  it.each([
    [0, 0, 0, 1],
    [0, 100, 0, 0.0263],
    [5, 100, 0.0246, 0.099],
    [75, 15_000, 0.0041, 0.006],
    [100, 100, 0.9737, 1],
  ])('of %d of %d is from %d to %d', (hits, trials, lower, upper) => {
    const interval = wilsonInterval(hits, trials);
    expect(interval.lower).toBeCloseTo(lower, 3);
    expect(interval.upper).toBeCloseTo(upper, 3);
  });

  it('holds what was seen, between 0 and 1', () => {
    const counts = fc.integer({ min: 1, max: 1e9 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([hits, trials]) => {
        const { lower, upper } = wilsonInterval(hits, trials);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(hits / trials);
        expect(upper).toBeGreaterThanOrEqual(hits / trials);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is below the truth in about one of twenty baselines', () => {
    for (const [trials, rate] of [
      [3000, 0.005],
      [1000, 0.02],
      [15_000, 0.005],
    ] as const) {
      const missed = expectation(binomialLaw(trials, rate), (hits) =>
        Number(wilsonInterval(hits, trials).upper < rate),
      );
      expect(missed).toBeGreaterThan(0.02);
      expect(missed).toBeLessThan(0.065);
    }
  });
});
