/**
 * What one look adds: of `trials` requests `hits` failed, and what is tested is that each does so with a probability of
 * at most (for a pass: at least) `limit`, whatever went before. Both are counts; `limit` is strictly between 0 and 1.
 */
export interface Trials {
  hits: number;
  trials: number;
  limit: number;
}

/** Throws a RangeError for counts that cannot be: not whole, negative, or more hits than trials. */
export function checkedCounts(hits: number, trials: number): void {
  if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(trials) || hits < 0 || hits > trials) {
    throw new RangeError(`${hits} of ${trials} are no counts`);
  }
}

/** Strictly between 0 and 1, where the likelihoods are finite: a limit of 0 is tested as one in a million. */
export function openLimit(limit: number): number {
  if (!(limit >= 0 && limit <= 1)) throw new RangeError(`${limit} is no probability`);
  return Math.min(1 - LEAST, Math.max(LEAST, limit));
}

const LEAST = 1e-6;
