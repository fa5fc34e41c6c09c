import { randomFrom } from '../../bench/detect/random';

const take = (seed: number, stream: number, count: number) => {
  const draw = randomFrom(seed, stream);
  return Array.from({ length: count }, draw);
};

describe('randomFrom', () => {
  it('gives the same numbers for the same seed and stream, and others for others', () => {
    expect(take(1, 2, 5)).toEqual(take(1, 2, 5));
    expect(take(1, 2, 5)).not.toEqual(take(1, 3, 5));
    expect(take(1, 2, 5)).not.toEqual(take(2, 2, 5));
  });

  it('is even along a stream, and over the first draws of many', () => {
    const streams = Array.from({ length: 20_000 }, (_, stream) => randomFrom(7, stream)());
    for (const values of [take(7, 0, 20_000), streams]) {
      for (const bound of [0.01, 0.25, 0.5, 0.9]) {
        const share = values.filter((value) => value < bound).length / values.length;
        expect(Math.abs(share - bound)).toBeLessThan(0.015);
      }
    }
  });
});
