import { formatCount } from '@deploy-actions/quantity';
import type { SignalForm } from '@deploy-actions/source';

interface Times {
  durationMs: number;
  intervalMs: number;
}

/** Slot i is at i intervals, the first one at once. This is the last one within the duration. */
export function lastSlot({ durationMs, intervalMs }: Times): number {
  return Math.floor(durationMs / intervalMs);
}

/** How many measurements the duration has room for; the first reading of what is compared with the one before gives none. */
export function plannedMeasurements(times: Times, form: SignalForm): number {
  return Math.max(1, lastSlot(times) + (form === 'ratio' || form === 'value' ? 1 : 0));
}

/** How much of what was planned had data. A streak that goes on brings more than was planned, and so does a record. */
export function plannedWords(measured: number, planned: number): string {
  return measured > planned
    ? `${formatCount(measured, 'measurement')} with data (${planned} were planned)`
    : `${measured} of ${planned} planned measurement${planned === 1 ? '' : 's'}`;
}

/**
 * The slot after `slot`, when `elapsedMs` have gone by since the start. A measurement that took longer than an interval
 * skips slots, and only a tenth of an interval is tolerated as late: nothing drifts and nothing overlaps.
 */
export function nextSlot({ intervalMs }: Times, slot: number, elapsedMs: number): number {
  return Math.max(slot + 1, Math.ceil((elapsedMs - intervalMs / 10) / intervalMs));
}
