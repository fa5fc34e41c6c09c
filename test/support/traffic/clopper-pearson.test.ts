import { clopperPearson } from './clopper-pearson';

it.each([
  [0, 10, 0, 0.3085],
  [5, 10, 0.1871, 0.8129],
  [10, 10, 0.6915, 1],
  [20, 20_000, 0.00061, 0.00154],
])('of %d of %d is from %d to %d', (hits, trials, lower, upper) => {
  const interval = clopperPearson(hits, trials);
  expect(interval.lower).toBeCloseTo(lower, 4);
  expect(interval.upper).toBeCloseTo(upper, 4);
});
