import fc from 'fast-check';
import type { Buckets } from '../src/buckets';
import { quantileOf } from '../src/quantile';

const infinity = Number.POSITIVE_INFINITY;
const buckets = (bounds: number[], counts: number[]): Buckets => ({ bounds: [...bounds, infinity], counts });
const exact = (value: number) => ({ value, isAtLeast: false });

describe('quantileOf', () => {
  // As histogram_quantile of PromQL gives them.
  it.each<[number, Buckets[], unknown]>([
    [0.5, [buckets([1, 2], [50, 100, 100])], exact(1)],
    [0.75, [buckets([1, 2], [50, 100, 100])], exact(1.5)],
    [0.25, [buckets([1, 2], [50, 100, 100])], exact(0.5)],
    [0.5, [buckets([-2, 1], [0, 4, 4])], exact(-0.5)],
    [0.1, [buckets([-2, 1], [4, 4, 4])], exact(-2)],
    [1, [buckets([1, 2], [50, 100, 100])], exact(2)],
    [0.99, [buckets([1, 2], [50, 90, 100])], { value: 2, isAtLeast: true }],
    [0.5, [buckets([1, 2], [0, 0, 0])], undefined],
    [0.5, [buckets([], [7])], undefined],
    [0.5, [], undefined],
    // A count that fell is lifted to the one before.
    [0.75, [buckets([1, 2, 3], [50, 40, 100, 100])], exact(2.5)],
  ])('the %s-quantile of %j', (q, histograms, expected) => {
    expect(quantileOf(q, histograms)).toEqual(expected);
  });

  it('of two instances with the same bounds is that of their sums', () => {
    const one = buckets([1, 2], [10, 40, 50]);
    const two = buckets([1, 2], [90, 95, 100]);
    expect(quantileOf(0.9, [one, two])).toEqual(quantileOf(0.9, [buckets([1, 2], [100, 135, 150])]));
  });

  it('puts other bounds where the observations of a bucket are spread evenly', () => {
    // 100 below 1 and 100 from 1 to 2, beside 200 anywhere below 2.
    const mixed = quantileOf(0.5, [buckets([1, 2], [100, 200, 200]), buckets([2], [200, 200])]);
    expect(mixed).toEqual(exact(1));
  });

  it('lies within the bucket where the true one lies', () => {
    const bounds = [0.1, 0.5, 1, 5];
    const observations = fc.array(fc.double({ min: 0.001, max: 5, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(observations, fc.double({ min: 0.01, max: 1, noNaN: true }), (seen, q) => {
        const counts = [...bounds, infinity].map((bound) => seen.filter((value) => value <= bound).length);
        const sorted = [...seen].sort((a, b) => a - b);
        const truth = sorted[Math.ceil(q * seen.length) - 1] ?? 0;
        const upper = bounds.find((bound) => truth <= bound) ?? infinity;
        const lower = bounds.findLast((bound) => bound < truth) ?? 0;
        const found = quantileOf(q, [buckets(bounds, counts)])?.value ?? Number.NaN;
        expect(found).toBeGreaterThanOrEqual(lower);
        expect(found).toBeLessThanOrEqual(upper);
      }),
    );
  });

  it('never falls as q grows', () => {
    const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
    const q = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(counts, counts, q, q, (one, two, a, b) => {
        const both = [buckets([1, 2, 4], one), buckets([0.5, 2, 3], two)];
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((each) => quantileOf(each, both)?.value ?? 0);
        expect(high).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
      }),
    );
  });
});
