import type { Observation, Problem } from './measurement';

/** What one query gave when it was only tried. */
export interface QueryCheck {
  signal: string;
  /** Of several instances, the one that was asked. */
  instance?: string;
  query: string;
  /** In words: what was found. Absent where there is a problem. */
  found?: string;
  /** What was found may be right, and may be a mistake. */
  isDoubtful?: true;
  problem?: Problem;
}

/** Answers for all signals at once. Everything rejects only when the run is cancelled. */
export interface SignalSource {
  /** How the source keeps its data: in buckets of this length (0: as they are), and this late. */
  readonly pace: { bucketMs: number; lateMs: number };
  /** What each signal says now, in the order of the signals. */
  measure(): Promise<readonly Observation[]>;
  /** Tries each query over the last hour, without a trace in what `measure` remembers. */
  check(): Promise<readonly QueryCheck[]>;
}
