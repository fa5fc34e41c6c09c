import { proofIntervalMs, rulesOf } from './proof';
import type { CheckSettings, GateSettings } from './settings';

/** How long a gate takes at most, in milliseconds: services that hang, answer at the last moment and stumble again. */
export interface WorstCase {
  /** Until the last check is healthy or given up, delay included. */
  startMs: number;
  soakMs: number;
  /** What is open when the soak ends; 0 where nothing can be. */
  settleMs: number;
  /** Of all together, cut at the deadline. */
  totalMs: number;
}

/** Pure. A quorum that is lost and comes back begins the soak anew, but only while something is still starting. */
export function worstCase({ checks, soakMs, deadlineMs = Number.POSITIVE_INFINITY }: GateSettings): WorstCase {
  const startMs = Math.max(0, ...checks.map((check) => check.initialDelayMs + startWindowMs(check)));
  // The answer that makes the only check healthy leaves nothing open behind it.
  const isOpen = soakMs > 0 || checks.length > 1;
  const settleMs = isOpen ? Math.max(0, ...checks.map(settleWindowMs)) : 0;
  return { startMs, soakMs, settleMs, totalMs: Math.min(startMs + soakMs + settleMs, deadlineMs) };
}

/** From the first probe to the end of the start. */
export function startWindowMs(check: CheckSettings): number {
  const { maxAttempts, startTimeoutMs, fastIntervalMs, probe } = check;
  if (maxAttempts === undefined) return startTimeoutMs;
  const stepMs = Math.max(stepOf(fastIntervalMs, probe.timeoutMs), stepOf(proofIntervalMs(check), probe.timeoutMs));
  const lastMs = Math.max(fastIntervalMs, probe.timeoutMs);
  return Math.min(startTimeoutMs, (maxAttempts - 1) * stepMs + lastMs);
}

/** Before each failure of a streak that is not broken, the runner may be blind for one probe less than ends it. */
function settleWindowMs(check: CheckSettings): number {
  const { timeoutMs } = check.probe;
  const probes = rulesOf(check).unhealthyThreshold ** 2;
  return (probes - 1) * stepOf(check.fastIntervalMs, timeoutMs) + timeoutMs;
}

/** From one probe that hangs to the next. */
function stepOf(intervalMs: number, timeoutMs: number): number {
  return Math.max(1, Math.ceil(timeoutMs / intervalMs)) * intervalMs;
}
