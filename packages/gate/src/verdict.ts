import type { Cause, Observation } from '@deploy-actions/probe';

/** What the gate says of a check or of the fleet. */
export type Verdict = 'healthy' | 'unhealthy' | 'inconclusive';

/** Empty while nothing is decided. */
export type Undecided = '';

/** Why a check is what it is: of its probes, or of all of them together. Codes and advice are made from this. */
export type CheckCause =
  | Cause
  /** Members of several versions answer at one address. */
  | { kind: 'mixed-versions' }
  /** It was about to become healthy when the start ended. */
  | { kind: 'start-too-short' }
  | { kind: 'latency' }
  | { kind: 'too-few-samples' };

/** The last verdict on a check: when it fell, and what decided it. */
export interface Decision {
  verdict: Verdict;
  atMs: number;
  evidence: readonly Observation[];
  reason: string;
  /** None where it is healthy. */
  causes: readonly CheckCause[];
}
