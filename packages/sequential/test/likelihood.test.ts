import fc from 'fast-check';
import { logLikelihoodRatio } from '../src/likelihood';
import { binomialLaw, expectation } from './distributions';

const probability = fc.double({ min: 0.0001, max: 0.9, noNaN: true });
const ratio = fc.double({ min: 1.01, max: 200, noNaN: true });
const counts = fc.integer({ min: 1, max: 5000 }).chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));

describe('logLikelihoodRatio', () => {
  it('is that of two binomial laws', () => {
    fc.assert(
      fc.property(counts, probability, ratio, ([hits, trials], limit, oddsRatio) => {
        const other = (oddsRatio * limit) / (1 + limit * (oddsRatio - 1));
        const direct = hits * Math.log(other / limit) + (trials - hits) * Math.log((1 - other) / (1 - limit));
        const ours = logLikelihoodRatio({ hits, trials, limit }, oddsRatio);
        expect(Math.abs(ours - direct)).toBeLessThan(1e-6 * (1 + Math.abs(direct)));
      }),
    );
  });

  it('grows with the hits where the odds are higher, and shrinks where they are lower', () => {
    fc.assert(
      fc.property(counts, probability, ratio, ([hits, trials], limit, oddsRatio) => {
        const more = { hits: hits + 1, trials: trials + 1, limit };
        const fewer = { hits, trials: trials + 1, limit };
        expect(logLikelihoodRatio(more, oddsRatio)).toBeGreaterThan(logLikelihoodRatio(fewer, oddsRatio));
        expect(logLikelihoodRatio(more, 1 / oddsRatio)).toBeLessThan(logLikelihoodRatio(fewer, 1 / oddsRatio));
      }),
    );
  });

  it('favours of several alternatives the one that the look is like', () => {
    const look = { hits: 50, trials: 1000, limit: 0.005 };
    const [less, same, more] = [3, 10.5, 40].map((odds) => logLikelihoodRatio(look, odds));
    expect(same).toBeGreaterThan(less ?? Infinity);
    expect(same).toBeGreaterThan(more ?? Infinity);
  });

  it('has a mean of exactly 1 at the limit, and of less within it', () => {
    for (const oddsRatio of [0.3, 1.6, 2.8, 19]) {
      const mean = (rate: number) =>
        expectation(binomialLaw(40, rate), (hits) =>
          Math.exp(logLikelihoodRatio({ hits, trials: 40, limit: 0.05 }, oddsRatio)),
        );
      expect(mean(0.05)).toBeCloseTo(1, 9);
      expect(mean(oddsRatio > 1 ? 0.03 : 0.08)).toBeLessThan(1);
    }
  });
});
