import { seeded } from '../../../test/support/traffic/random';
import { stream } from '../../../test/support/traffic/streams';
import { dispersion, temper } from '../src/dispersion';

const windows = (count: number, correlation: number, seed: number) => {
  const next = stream(seeded(seed), { shape: 'constant', mean: 250, correlation }, () => 0.02);
  return Array.from({ length: count }, (_, at) => next(at));
};

describe('dispersion', () => {
  it('is about 1 for independent requests', () => {
    expect(dispersion(windows(2000, 0, 1))).toBeLessThan(1.1);
  });

  it('finds how much more the errors vary', () => {
    const found = dispersion(windows(4000, 0.02, 2));
    expect(found).toBeGreaterThan(5);
    expect(found).toBeLessThan(7);
  });

  it('is never below 1, however even the windows are', () => {
    expect(dispersion(Array(60).fill({ errors: 5, total: 100 }))).toBe(1);
  });

  it.each([
    ['no windows', []],
    ['too few windows', Array(4).fill({ errors: 50, total: 100 })],
    ['windows without requests', Array(60).fill({ errors: 0, total: 0 })],
    ['no errors', Array(60).fill({ errors: 0, total: 100 })],
    ['nothing but errors', Array(60).fill({ errors: 100, total: 100 })],
  ])('is 1 where %s', (_, seen) => {
    expect(dispersion(seen)).toBe(1);
  });
});

describe('temper', () => {
  it.each([
    [1, 1],
    [2, 2.5],
    [6, 8.5],
  ])('of %d is %d', (phi, divisor) => {
    expect(temper(phi)).toBe(divisor);
  });
});
