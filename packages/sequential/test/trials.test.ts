import { checkedCounts, openLimit } from '../src/trials';

describe('checkedCounts', () => {
  it.each([
    [0, 0],
    [3, 3],
    [0, 1e15],
  ])('takes %d of %d', (hits, trials) => {
    expect(() => checkedCounts(hits, trials)).not.toThrow();
  });

  it.each([
    [4, 3],
    [-1, 3],
    [0.5, 3],
    [0, Number.NaN],
    [0, Infinity],
  ])('refuses %d of %d', (hits, trials) => {
    expect(() => checkedCounts(hits, trials)).toThrow(RangeError);
  });
});

describe('openLimit', () => {
  it.each([
    [0, 1e-6],
    [1e-9, 1e-6],
    [0.05, 0.05],
    [1, 1 - 1e-6],
  ])('makes %d of it: %d', (limit, open) => {
    expect(openLimit(limit)).toBe(open);
  });

  it.each([-0.01, 1.01, Number.NaN])('refuses %d', (limit) => {
    expect(() => openLimit(limit)).toThrow(RangeError);
  });
});
