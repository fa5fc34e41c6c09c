import fc from 'fast-check';
import { median, summarize } from '../../bench/report/statistics';

describe('median', () => {
  it.each([
    [[7], 7],
    [[3, 1], 2],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('has as many values below it as above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const half = values.length / 2;
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(half);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(half);
      }),
    );
  });

  it('leaves its values as they are, and wants one', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow('median of nothing');
  });
});

describe('summarize', () => {
  it('tells the median, the extremes and how many there were', () => {
    expect(summarize([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5, runs: 3 });
  });
});
