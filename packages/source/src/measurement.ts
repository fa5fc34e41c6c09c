import type { Problem } from './core/problem';

export type { Problem, ProblemCause, ProblemKind } from './core/problem';

/** What one instance said. `errors` and `total` are what was added since its last reading. */
export interface InstanceReading {
  name: string;
  ratio?: number;
  errors?: number;
  total?: number;
  /** Of a gauge, a rate or a quantile: in its own unit. */
  value?: number;
  /** Of a quantile: it lies above all buckets, and this is only where they end. */
  isAtLeast?: true;
  /** A counter was smaller than before. The process restarted, unless there is a problem: then another one may answer. */
  reset?: true;
  /** That is known to be a restart, and not another process at the same address: the source tells processes apart. */
  restart?: true;
  /** The source cannot tell which process counted this: it may be what one says minus what another said. */
  anonymous?: true;
  /** Another process than the last one answered, and not for the first time: each reading hears one of several. */
  inTurn?: true;
  /** No series matched the selector for `errors`, which counts as no errors. */
  errorsUnmatched?: true;
  /** The name of a series that is there, and that the selector for `errors` may have meant. */
  errorsNear?: string;
  problem?: Problem;
}

/** What all instances together say: either `ratio` (0 to 1), `value` or `problem` is set. */
export interface Observation {
  ratio?: number;
  errors?: number;
  total?: number;
  value?: number;
  /** What the old version counted since both were last compared, and what the new one did: it may be more than `total`. */
  control?: { errors: number; total: number; fresh: { errors: number; total: number } };
  /** What each instance of the old version said, by names that are nobody else's. */
  controlInstances?: InstanceReading[];
  /** Why the old version said nothing now, in words. */
  controlProblem?: string;
  /** What the source said besides, and what we left out or assumed. */
  notes?: readonly string[];
  problem?: Problem;
  /** An instance was silent: `ratio` is of the others only. */
  partial?: true;
  instances: InstanceReading[];
}

/** `atMs` is the time of its slot since the watch began, so that twelve intervals of 10 s are exactly two minutes. */
export interface Measurement extends Observation {
  atMs: number;
  tookMs: number;
}

/** What is judged: the ratio or the value. */
export function levelOf({ ratio, value }: Pick<Observation, 'ratio' | 'value'>): number | undefined {
  return ratio ?? value;
}

/** It did not answer with anything usable: nobody knows how it is. */
export function isSilent({ problem }: InstanceReading): boolean {
  return problem !== undefined && problem.kind !== 'no-traffic' && problem.kind !== 'reference';
}
