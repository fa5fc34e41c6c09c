import type { Note, Observation } from '@deploy-actions/probe';
import type { QuorumUnit } from './settings';
import type { TimelineEntry } from './timeline';
import type { CheckCause, Undecided, Verdict } from './verdict';
import type { WorstCase } from './worst-case';

/** What the gate found out about one check. Latencies are whole milliseconds of probes that were answered. */
export interface CheckResult {
  name: string;
  kind: 'http' | 'tcp' | 'tls' | 'dns' | 'command';
  url: string;
  /** The host that was asked from, where that was not the runner. */
  host?: string;
  /** Empty where the gate ended before the check was decided. */
  verdict: Verdict | Undecided;
  attempts: number;
  /** Probes that failed, and those that failed for a reason of the runner's own. */
  failures: number;
  ownFaults: number;
  /** Null where there was never an answer. */
  lastStatus: number | null;
  /** The last version that was seen; empty where none was, and where several answered by turns: see `versions`. */
  version: string;
  /** How many answers each version gave where several answered by turns, of the last 100. */
  versions?: Readonly<Record<string, number>>;
  /** Days until the certificate that was seen last ends; null where none was seen. */
  daysLeft: number | null;
  /** Answers that the percentiles are of. */
  answered: number;
  p50Ms: number | null;
  p99Ms: number | null;
  reason: string;
  /** What the reason says, the weightiest first; of a check without a verdict those of its newest failure. */
  causes?: readonly CheckCause[];
  /** What was tolerated in its answers, each once. */
  notes?: readonly Note[];
  /** When the verdict fell, ISO 8601; empty where none did. */
  decidedAt: string;
  /** The observations that decided: the unbroken run that did, or the last 100 of a start or soak that came to its end. */
  evidence: readonly Observation[];
  /** The first of the last failures in a row among them; of a healthy check the first of all. Absent where none failed. */
  failure?: Observation;
}

/** The checks, the end of the soak (or what was open then), the overall limit, or whoever cancelled the run. */
export type EndedBy = 'checks' | 'soak' | 'deadline' | 'cancellation';

export interface GateResult {
  /** Empty only where the gate was cancelled. */
  verdict: Verdict | Undecided;
  reason: string;
  checks: CheckResult[];
  /** Probes of all checks together. */
  attempts: number;
  durationMs: number;
  /** The version of every check that reported one; empty where they differ, or one saw several by turns. */
  version: string;
  startedAt: string;
  endedAt: string;
  /** How many checks, or hosts, had to be healthy. */
  needed: number;
  quorumOver: QuorumUnit;
  endedBy: EndedBy;
  worstCase: WorstCase;
  /** When the quorum became healthy and the soak began, ISO 8601; empty where it did not. */
  soakFrom: string;
  soakMs: number;
  /** Every observation in the order in which it was made. */
  timeline: TimelineEntry[];
  /** How many observations of a very long run are not in the timeline. */
  omitted: number;
}
