import type { Trials } from './trials';

/**
 * ln of the likelihood ratio of Wald (1945): how much likelier the look is where the odds of a hit are `oddsRatio` times
 * those at the limit p0. With p1 = r p0 / (1 + p0 (r - 1)), `x ln(p1/p0) + (n - x) ln((1 - p1)/(1 - p0))` is
 * `x ln r - n ln(1 + p0 (r - 1))`: linear in the hits, so that looks can be split and joined.
 */
export function logLikelihoodRatio({ hits, trials, limit }: Trials, oddsRatio: number): number {
  return hits * Math.log(oddsRatio) - trials * Math.log1p(limit * (oddsRatio - 1));
}
