import { addLook, type Bet, type Evidence, noEvidence } from './evidence';
import { gridBelow } from './grid';
import type { Trials } from './trials';

/** What a pass before the end needs besides the evidence. */
export interface EarlyPass {
  /** The probability, at most, to pass what is not below the limit. */
  missed: number;
  afterLooks: number;
  minSamples: number;
}

/** Half of the planned looks, at least three. */
export function earlyPass(looks: number, minSamples: number, missed = 0.05): EarlyPass {
  return { missed, afterLooks: Math.max(3, Math.ceil(looks / 2)), minSamples };
}

/**
 * The bet that the rate is at the limit or above. It is closed at what a pass needs: good looks cannot be saved up, so
 * a few bad ones take it away again.
 */
export function passBet({ missed }: EarlyPass): Bet {
  const always = { atFirst: 0.8, hazard: 0.02 };
  return { grid: gridBelow(), onset: always, temper: 1, logCeiling: Math.log(1 / missed) };
}

export const noPassEvidence = (rule: EarlyPass): Evidence => noEvidence(passBet(rule));

export function addPassLook(rule: EarlyPass, before: Evidence, look: Trials, temper: number): Evidence {
  return addLook({ ...passBet(rule), temper }, before, look);
}
