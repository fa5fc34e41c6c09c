interface Times {
  durationMs: number;
  intervalMs: number;
  lateMs?: number;
}

/** Slot i is at i intervals, the first one at once. This is the last one within the duration. */
export function lastSlot({ durationMs, intervalMs }: Times): number {
  return Math.floor(durationMs / intervalMs);
}

/** How many measurements can have data; the first reading of counters gives none, nor does a source that is late. */
export function plannedMeasurements(times: Times, kind: 'ratio' | 'counters'): number {
  const { durationMs, intervalMs, lateMs = 0 } = times;
  return Math.max(1, lastSlot({ durationMs: durationMs - lateMs, intervalMs }) + (kind === 'ratio' ? 1 : 0));
}

/**
 * The slot after `slot`, when `elapsedMs` have gone by since the start. A measurement that took longer than an interval
 * skips slots, and only a tenth of an interval is tolerated as late: nothing drifts and nothing overlaps.
 */
export function nextSlot({ intervalMs }: Times, slot: number, elapsedMs: number): number {
  return Math.max(slot + 1, Math.ceil((elapsedMs - intervalMs / 10) / intervalMs));
}
