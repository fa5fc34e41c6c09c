import type { Observation } from '@deploy-actions/probe';
import type { TimelineEntry } from './timeline';
import type { Undecided, Verdict } from './verdict';

/** What the gate found out about one check. Latencies are whole milliseconds of probes that were answered. */
export interface CheckResult {
  name: string;
  url: string;
  /** Empty where the gate ended before the check was decided. */
  verdict: Verdict | Undecided;
  attempts: number;
  /** Null where there was never an answer. */
  lastStatus: number | null;
  /** The last version that was seen; empty where none was. */
  version: string;
  p50Ms: number | null;
  p99Ms: number | null;
  reason: string;
  /** When the verdict fell, ISO 8601; empty where none did. */
  decidedAt: string;
  /** The unbroken run of observations that decided. */
  evidence: readonly Observation[];
}

export interface GateResult {
  /** Empty only where the gate was cancelled. */
  verdict: Verdict | Undecided;
  reason: string;
  checks: CheckResult[];
  /** Probes of all checks together. */
  attempts: number;
  durationMs: number;
  /** The version that every check that reported one saw last; empty where they differ. */
  version: string;
  startedAt: string;
  endedAt: string;
  /** How many checks had to be healthy. */
  needed: number;
  /** When the quorum became healthy and the soak began, ISO 8601; empty where it did not. */
  soakFrom: string;
  soakMs: number;
  /** Every observation in the order in which it was made. */
  timeline: TimelineEntry[];
  /** How many observations of a very long run are not in the timeline. */
  omitted: number;
}
