import { seeded } from './random';
import { SHAPES, stream } from './streams';

it.each(Object.keys(SHAPES) as (keyof typeof SHAPES)[])(
  '%s traffic has the mean and the errors that it is told',
  (shape) => {
    const random = seeded(6);
    const sums = { errors: 0, total: 0 };
    for (let watch = 0; watch < 300; watch++) {
      const next = stream(random, { shape, mean: 250 }, () => 0.02);
      for (let at = 0; at < 60; at++) {
        const { errors, total } = next(at);
        sums.errors += errors;
        sums.total += total;
      }
    }
    expect(sums.total / (300 * 60 * 250)).toBeGreaterThan(0.9);
    expect(sums.total / (300 * 60 * 250)).toBeLessThan(1.1);
    expect(sums.errors / sums.total).toBeCloseTo(0.02, 3);
  },
);

it('breaks when it is told', () => {
  const next = stream(seeded(7), { shape: 'constant', mean: 250 }, (at) => (at < 3 ? 0 : 1));
  const ratios = [0, 1, 2, 3, 4].map(next).map(({ errors, total }) => errors / total);
  expect(ratios).toEqual([0, 0, 0, 1, 1]);
});
