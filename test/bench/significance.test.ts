import { mannWhitney, proportions, upperTail } from '../../bench/detect-errors/significance';

const steady = Array.from({ length: 60 }, (_, at) => ({ errors: at % 3, total: 250 }));

it.each([
  [0, 0.5],
  [1.645, 0.05],
  [-1.96, 0.975],
  [3.09, 0.001],
])('above %d lies %d of the normal law', (z, tail) => {
  expect(upperTail(z)).toBeCloseTo(tail, 4);
});

it.each([
  ['proportions', proportions],
  ['mannWhitney', mannWhitney],
])('%s tells more errors from as many', (_, test) => {
  expect(test(steady, steady)).toBeGreaterThan(0.3);
  expect(test(steady, Array(20).fill({ errors: 9, total: 250 }))).toBeLessThan(0.001);
  expect(test(steady, Array(20).fill({ errors: 0, total: 250 }))).toBeGreaterThan(0.95);
});

it.each([
  ['proportions', proportions],
  ['mannWhitney', mannWhitney],
])('%s says nothing of nothing', (_, test) => {
  expect(test(steady, [{ errors: 0, total: 0 }])).toBe(1);
});

it('a pooled z-test by hand: 10 of 1000 against 20 of 1000', () => {
  expect(proportions([{ errors: 10, total: 1000 }], [{ errors: 20, total: 1000 }])).toBeCloseTo(0.0329, 4);
});
