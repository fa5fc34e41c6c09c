import type { GridPoint } from './grid';
import { logLikelihoodRatio } from './likelihood';
import { logAdd, logSum } from './log-add';
import type { Onset } from './onset';
import type { Trials } from './trials';

/** An e-process: its value says how many times the stake has grown in a fair bet against what is tested. */
export interface Evidence {
  /** ln of what stands on each point of the grid, begun at any of the looks so far. */
  readonly logStakes: readonly number[];
  /** ln of what has not begun yet. */
  readonly logWaiting: number;
  /** ln of the whole: 0 before the first look. */
  readonly logValue: number;
}

export interface Bet {
  grid: readonly GridPoint[];
  onset: Onset;
  /** What the evidence of a look is divided by, at least 1: see `temper`. */
  temper: number;
  /** ln of what the whole may be at most; the rest is given away, which only makes it less. */
  logCeiling: number;
}

export function noEvidence({ grid }: Pick<Bet, 'grid'>): Evidence {
  return { logStakes: grid.map(() => -Infinity), logWaiting: 0, logValue: 0 };
}

/**
 * The evidence after one more look. The value is a mixture of likelihood ratios over the grid (Robbins 1970) and over
 * the looks at which the change may have begun (Shiryaev 1963, with weights that sum to 1), by recursion. While each
 * request fails with at most the probability that is tested, its expectation never grows: every part is multiplied by
 * something whose mean is at most 1. So it reaches 1/a at any time with a probability of at most a (Ville 1939).
 */
export function addLook(bet: Bet, before: Evidence, look: Trials): Evidence {
  const { grid, onset, temper, logCeiling } = bet;
  const share = before.logWaiting === 0 ? onset.atFirst : onset.hazard;
  const logBegun = before.logWaiting + Math.log(share);
  const logWaiting = before.logWaiting + Math.log1p(-share);
  const logStakes = grid.map(({ oddsRatio, weight, cap }, at) => {
    const stake = logAdd(before.logStakes[at] ?? -Infinity, logBegun + Math.log(weight));
    return stake + Math.min(cap, logLikelihoodRatio(look, oddsRatio) / temper);
  });
  const logValue = logSum([...logStakes, logWaiting]);
  const excess = logValue - logCeiling;
  if (excess <= 0) return { logStakes, logWaiting, logValue };
  return {
    logStakes: logStakes.map((stake) => stake - excess),
    logWaiting: logWaiting - excess,
    logValue: logCeiling,
  };
}
