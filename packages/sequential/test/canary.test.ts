import { canaryTrials } from '../src/canary';
import { gridAbove } from '../src/grid';
import { logLikelihoodRatio } from '../src/likelihood';
import { expectation, noncentralHypergeometricLaw } from './distributions';

describe('canaryTrials', () => {
  it('asks how many of all errors are the new version’s', () => {
    const trials = canaryTrials({ errors: 3, total: 100 }, { errors: 5, total: 900 }, 1);
    expect(trials).toEqual({ hits: 3, trials: 8, limit: 0.1 });
  });

  it('tolerates as many more as it is told', () => {
    expect(canaryTrials({ errors: 0, total: 100 }, { errors: 0, total: 100 }, 1.5)?.limit).toBe(0.6);
  });

  it('learns nothing where one of them had no requests', () => {
    expect(canaryTrials({ errors: 0, total: 0 }, { errors: 5, total: 900 }, 1)).toBeUndefined();
    expect(canaryTrials({ errors: 3, total: 100 }, { errors: 0, total: 0 }, 1)).toBeUndefined();
  });

  it.each([0.9, 0, Number.NaN])('refuses a ratio of %d', (ratio) => {
    expect(() => canaryTrials({ errors: 0, total: 1 }, { errors: 0, total: 1 }, ratio)).toThrow(RangeError);
  });

  it('gains nothing on average, however many fail of however few: exactly, by all outcomes', () => {
    for (const [fresh, old] of [
      [5, 5],
      [10, 40],
      [40, 10],
    ] as const) {
      for (const ratio of [1, 1.2, 3]) {
        for (let sum = 1; sum <= fresh + old; sum++) {
          const law = noncentralHypergeometricLaw(fresh, old, sum, ratio);
          for (const { oddsRatio, cap } of gridAbove(0.5, 0.001, 1)) {
            const gain = expectation(law, (errors) => {
              const trials = canaryTrials({ errors, total: fresh }, { errors: sum - errors, total: old }, ratio);
              return trials ? Math.exp(Math.min(cap, logLikelihoodRatio(trials, oddsRatio))) : 1;
            });
            expect(gain).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }
    }
  });
});
