import type { ProblemCause } from '@deploy-actions/source';
import type { VerdictOf } from '@deploy-actions/verdict';
import type { Policy } from './rule';

/** What can keep a watch from knowing. */
export type Unknown = 'no-data' | 'no-traffic' | 'gap' | 'low-traffic' | 'provider-error' | 'wrong-version';

/** What was found. */
export type Situation = 'exceeded' | 'within' | Unknown | 'refused';

/** The inputs that say what an unknown does to the step. */
export type PolicyInput = `on-${Unknown}` | 'on-inconclusive';

/** What a verdict that is neither good nor bad does to the step; `inconclusive` leaves it to `on-inconclusive`. */
export interface StepExit {
  policy?: PolicyInput;
  exit?: Policy;
}

/** Why something is not known, as a value: that of the newest problem, or what all measurements together show. */
export type JudgementCause =
  | ProblemCause
  /** Several processes answer at one address in turn: each measurement says something about one of them. */
  | { readonly is: 'in-turn'; readonly instances: readonly string[] };

export interface Judgement extends StepExit {
  verdict: VerdictOf<'error-rate-monitor'>;
  situation: Situation;
  /** One line for people. Not to be read by code. */
  reason: string;
  cause?: JudgementCause;
}
