import fc from 'fast-check';
import { temper } from '../src/dispersion';
import { type GridPoint, gridAbove, gridBelow } from '../src/grid';
import { logLikelihoodRatio } from '../src/likelihood';
import { openLimit } from '../src/trials';
import { betaBinomialLaw, expectation } from './distributions';

const weightOf = (grid: readonly GridPoint[]) => grid.reduce((sum, { weight }) => sum + weight, 0);

describe('gridAbove', () => {
  it('has weights that sum to 1 and rising odds above the limit, whatever that is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1, 4), (limit, dispersion) => {
        const grid = gridAbove(openLimit(limit), 0.001, dispersion);
        expect(weightOf(grid)).toBeCloseTo(1, 9);
        const odds = grid.map(({ oddsRatio }) => oddsRatio);
        expect(odds).toEqual([...odds].sort((a, b) => a - b));
        expect(odds[0]).toBeGreaterThan(1);
        expect(grid.length).toBeLessThan(20);
      }),
    );
  });

  it('reaches up to more failures than not, or ten times the odds of the limit', () => {
    expect(gridAbove(0.05, 0.001, 1).at(-1)?.oddsRatio).toBeCloseTo(19, 9);
    expect(gridAbove(0.5, 0.001, 1).at(-1)).toEqual({ oddsRatio: 10, weight: 0.03, cap: Infinity });
  });

  it.each([0.1, 0.01, 0.001, 1e-6])(
    'lets no capped look decide alone, but two, at a false alarm of %d',
    (falseAlarm) => {
      const capped = gridAbove(0.005, falseAlarm, 1).slice(0, -1);
      const stake = weightOf(capped) * 0.8;
      const cap = capped[0]?.cap ?? 0;
      expect(stake * Math.exp(cap) + 0.2).toBeLessThan(1 / falseAlarm);
      expect(stake * Math.exp(2 * cap)).toBeGreaterThan(1 / falseAlarm);
    },
  );

  it('caps all of it at 3 where errors come in bursts, and below where that would decide at once', () => {
    expect(gridAbove(0.005, 0.001, 1.1).map(({ cap }) => cap)).toEqual(gridAbove(0.005, 0.001, 9).map(() => 3));
    expect(gridAbove(0.005, 0.1, 2)[0]?.cap).toBeCloseTo(0.75 * Math.log(10), 9);
  });

  it.each([0.001, 0.005, 0.05, 0.2])(
    'gains nothing on average from bursts of known dispersion, at a limit of %d',
    (limit) => {
      for (const trials of [10, 25, 250, 1000]) {
        for (const dispersion of [1.05, 1.3, 2, 6, 20].filter((phi) => phi < trials)) {
          const law = betaBinomialLaw(trials, limit, (dispersion - 1) / (trials - 1));
          const gain = gridAbove(limit, 1e-6, dispersion).map(({ oddsRatio, cap }) =>
            expectation(law, (hits) =>
              Math.exp(Math.min(cap, logLikelihoodRatio({ hits, trials, limit }, oddsRatio) / temper(dispersion))),
            ),
          );
          expect(Math.max(...gain)).toBeLessThanOrEqual(1);
        }
      }
    },
  );
});

describe('gridBelow', () => {
  it('has weights that sum to 1, on odds below the limit', () => {
    expect(weightOf(gridBelow())).toBeCloseTo(1, 9);
    expect(gridBelow().every(({ oddsRatio }) => oddsRatio > 0 && oddsRatio < 1)).toBe(true);
  });
});
