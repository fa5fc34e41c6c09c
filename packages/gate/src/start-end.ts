import { type CheckState, isSpent, type StartLimit } from './check-state';
import type { Thresholds } from './settings';

/** What ends the start of a check, and when, in elapsed milliseconds. */
export interface StartEnd {
  atMs: number;
  limit: StartLimit;
}

/** The limit that comes first; `deadlineAtMs` is infinite where there is none. */
export function startLimit(beginMs: number, startTimeoutMs: number, deadlineAtMs: number): StartEnd {
  const atMs = beginMs + startTimeoutMs;
  return deadlineAtMs < atMs ? { atMs: deadlineAtMs, limit: 'deadline' } : { atMs, limit: 'start-timeout' };
}

/**
 * The end of the start where no probe fits in before it any more; undefined where one does. The last attempt owns its
 * interval like each before it, so that five attempts every 10 s take 50 s.
 */
export function startEndBefore(
  nextTickMs: number,
  { state, rules, last }: { state: CheckState; rules: Thresholds; last: StartEnd & { ownsUntilMs: number } },
): StartEnd | undefined {
  if (state.phase !== 'starting') return undefined;
  if (isSpent(state, rules) && last.ownsUntilMs <= last.atMs) return { atMs: last.ownsUntilMs, limit: 'max-attempts' };
  // Timers may fire a fraction of a millisecond early: what is left then is no time for a probe.
  return isSpent(state, rules) || last.atMs - nextTickMs < 1 ? { atMs: last.atMs, limit: last.limit } : undefined;
}
