import { beta, binomial, seeded } from './random';

const DRAWS = 20_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

it('gives the same numbers for the same seed, and others for another', () => {
  const first = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(first(1)).toEqual(first(1));
  expect(first(1)).not.toEqual(first(2));
});

it.each([
  [250, 0.005],
  [25, 0.5],
  [40, 0.9],
])('draws %d trials of %d by the binomial law', (trials, probability) => {
  const random = seeded(3);
  const found = moments(() => binomial(random, trials, probability));
  const [mean, variance] = [trials * probability, trials * probability * (1 - probability)];
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.06);
});

it('draws no hits and nothing but hits where it must', () => {
  const random = seeded(4);
  expect([binomial(random, 100, 0), binomial(random, 100, 1), binomial(random, 0, 0.5)]).toEqual([0, 100, 0]);
});

it.each([
  [0.25, 48.75],
  [2, 5],
])('draws by the beta law of %d and %d', (a, b) => {
  const random = seeded(5);
  const found = moments(() => beta(random, a, b));
  const variance = (a * b) / ((a + b) ** 2 * (a + b + 1));
  expect(Math.abs(found.mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.12);
});
