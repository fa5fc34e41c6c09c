/** One alternative: odds of a hit that are `oddsRatio` times those at the limit. */
export interface GridPoint {
  oddsRatio: number;
  /** The weights of a grid sum to 1. */
  weight: number;
  /** The most that one look may add to ln of the evidence for it. */
  cap: number;
}

/** Most of the weight is on what is hardest to tell and soonest asked for: about three times the limit. */
const NEAR = [
  { oddsRatio: 1.6, weight: 0.2 },
  { oddsRatio: 2.8, weight: 0.55 },
];
const FAR = { first: 6, step: 3, weight: 0.22 };
const GROSS = { leastOddsRatio: 10, weight: 0.03 };
const BELOW = [0.7, 0.5, 0.3, 0.1, 0.02];
/** Of ln(1 / falseAlarm): one look cannot decide, two can. */
const CAP_SHARE = 0.75;
/** Where errors are known to come in bursts, a look adds no more than this: see decision 032. */
const BURST_CAP = 3;

/**
 * Alternatives above the limit, for evidence that a release is bad. A look adds at most a share of what a fail needs, so
 * that one burst does not decide; but for the grossest one, that more requests fail than not (or ten times the odds of
 * the limit): that need not be seen twice, unless errors are known to come in bursts (`dispersion` above 1).
 */
export function gridAbove(limit: number, falseAlarm: number, dispersion: number): GridPoint[] {
  const isBursty = dispersion > 1;
  const share = CAP_SHARE * Math.log(1 / falseAlarm);
  const cap = isBursty ? Math.min(BURST_CAP, share) : share;
  const gross = Math.max(GROSS.leastOddsRatio, (1 - limit) / limit);
  const far: number[] = [];
  for (let ratio = FAR.first; ratio < gross / 1.5; ratio *= FAR.step) far.push(ratio);
  return [
    ...NEAR.map((point) => ({ ...point, cap })),
    ...far.map((oddsRatio) => ({ oddsRatio, weight: FAR.weight / far.length, cap })),
    { oddsRatio: gross, weight: GROSS.weight, cap: isBursty ? cap : Infinity },
  ];
}

/** Alternatives below the limit, for evidence that a release is good. A pass has a least time, so nothing is capped. */
export function gridBelow(): GridPoint[] {
  return BELOW.map((oddsRatio) => ({ oddsRatio, weight: 1 / BELOW.length, cap: Infinity }));
}
