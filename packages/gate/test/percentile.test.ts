import { percentile } from '../src/percentile';

describe('percentile', () => {
  it.each([
    [[], 0.5, undefined],
    [[7], 0.99, 7],
    [[3, 1, 2], 0.5, 2],
    [[4, 3, 2, 1], 0.5, 2],
    [Array.from({ length: 100 }, (_, at) => 100 - at), 0.99, 99],
    [[1, 1000], 0.99, 1000],
  ])('of %j at %d', (values, fraction, expected) => {
    expect(percentile(values, fraction)).toBe(expected);
  });
});
