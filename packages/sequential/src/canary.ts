import { checkedCounts, type Trials } from './trials';

/** Errors and requests of one version in one interval. */
export interface Version {
  errors: number;
  total: number;
}

/**
 * New against old in the same interval: of the errors of both, how many are the new version's? Where the odds of an
 * error are at most `oddsRatio` (at least 1) times the old ones, each is so with a probability of at most
 * `r n_new / (r n_new + n_old)`, whatever the rates are and however they move (the conditional test of Przyborowski and
 * Wilenski 1940; see decision 033 for why it is exact here). Undefined where one of them had no requests: nothing is
 * learnt then.
 */
export function canaryTrials(fresh: Version, old: Version, oddsRatio: number): Trials | undefined {
  if (!(oddsRatio >= 1)) throw new RangeError(`${oddsRatio} tolerates less than the old version`);
  for (const { errors, total } of [fresh, old]) checkedCounts(errors, total);
  if (fresh.total === 0 || old.total === 0) return undefined;
  const share = (oddsRatio * fresh.total) / (oddsRatio * fresh.total + old.total);
  return { hits: fresh.errors, trials: fresh.errors + old.errors, limit: share };
}
