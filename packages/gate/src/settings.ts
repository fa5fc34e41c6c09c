import type { HttpProbe } from '@deploy-actions/probe';
import type { Quorum } from './quorum';

/** How many results in a row decide. N means N. */
export interface Thresholds {
  healthyThreshold: number;
  unhealthyThreshold: number;
  /** Probes that a check has to become healthy; undefined is as many as the time allows. */
  maxAttempts: number | undefined;
}

/** One check: what is asked, how often, and what decides. */
export interface CheckSettings extends Thresholds {
  name: string;
  probe: HttpProbe;
  /** From the start of one probe to the start of the next, once the check is healthy. */
  intervalMs: number;
  /** The same while starting, and while a failing streak is neither broken nor complete. */
  fastIntervalMs: number;
  /** From the first probe to the first healthy verdict. */
  startTimeoutMs: number;
  /** Before the first probe; not part of the start's time-out. */
  initialDelayMs: number;
}

export interface GateSettings {
  checks: readonly CheckSettings[];
  quorum: Quorum;
  /** How long the quorum must stay healthy. */
  soakMs: number;
}
