import type { VerdictOf } from '@deploy-actions/verdict';
import type { Policy } from './rule';

/** What can keep a watch from knowing. */
export type Unknown = 'no-data' | 'gap' | 'low-traffic' | 'provider-error' | 'wrong-version';

/** What was found. */
export type Situation = 'exceeded' | 'within' | Unknown | 'refused';

/** The inputs that say what an unknown does to the step. */
export type PolicyInput = `on-${Unknown}` | 'on-inconclusive';

/** What a verdict that is neither good nor bad does to the step; `inconclusive` leaves it to `on-inconclusive`. */
export interface StepExit {
  policy?: PolicyInput;
  exit?: Policy;
}

export interface Judgement extends StepExit {
  verdict: VerdictOf<'error-rate-monitor'>;
  situation: Situation;
  reason: string;
}
