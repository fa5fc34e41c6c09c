import type { Probe } from '@deploy-actions/probe';
import type { LatencyObjective } from './latency-objective';
import type { Quorum } from './quorum';

/** How many results in a row decide. N means N. */
export interface Thresholds {
  healthyThreshold: number;
  unhealthyThreshold: number;
  /** Probes that a check has to become healthy; undefined is as many as the time allows. */
  maxAttempts: number | undefined;
  /** It is meant to be up by now: the last of `maxAttempts` decides as soon as it is over, and nothing speaks of a start. */
  isRunning?: boolean;
}

/** One check: what is asked, how often, and what decides. */
export interface CheckSettings extends Thresholds {
  name: string;
  probe: Probe;
  /** The host that is asked from, where that is not the runner. */
  host?: string;
  /** From the start of one probe to the start of the next, once the check is healthy. */
  intervalMs: number;
  /** The same while starting, and while a failing streak is neither broken nor complete. */
  fastIntervalMs: number;
  /** From the first probe to the first healthy verdict. */
  startTimeoutMs: number;
  /** Before the first probe; not part of the start's time-out. */
  initialDelayMs: number;
  /** Members that answer under one address, 1 where not given: a version must be proven for each of them. */
  instances?: number;
  /** Judged over the soak; all must hold. */
  latencySlo?: readonly LatencyObjective[];
}

export interface GateSettings {
  checks: readonly CheckSettings[];
  quorum: Quorum;
  /** What the quorum counts; checks where not given. A host is healthy when all of its checks are. */
  quorumOver?: QuorumUnit;
  /** How long the quorum must stay healthy. */
  soakMs: number;
  /** How long everything together may take; undefined is without a limit. */
  deadlineMs?: number | undefined;
  /** Some checks are asked by the hosts, whether or not there are any. */
  needsSsh?: boolean;
  /** Their names, without those of the hosts. */
  bySsh?: readonly string[];
  /** What to say of what will be done, where that is somebody else's plan. */
  plan?: readonly string[];
}

export type QuorumUnit = 'checks' | 'hosts';
