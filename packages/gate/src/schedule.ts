/** An answer that comes this late is still in time for its tick: a time-out as long as the step never comes early. */
const GRACE_MS = 100;

/**
 * The first moment on the grid `tickMs + k * stepMs` (k at least 1) that is not past at `nowMs`: slow answers and late
 * timers do not shift it, and what they missed is left out.
 */
export function nextTick(tickMs: number, stepMs: number, nowMs: number): number {
  const graceMs = Math.min(GRACE_MS, stepMs / 10);
  return tickMs + Math.max(1, Math.ceil((nowMs - tickMs - graceMs) / stepMs)) * stepMs;
}
