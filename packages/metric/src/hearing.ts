import { type InstanceReading, isSilent } from '@deploy-actions/source';
import { type Missed, miss, NOTHING_MISSED } from './missed';

/** How one instance was heard: an answer that there was no traffic is one, too. */
export interface Hearing {
  /** Measurements in which it said something usable. */
  heard: number;
  /** The newest of them. */
  newestMs: number | undefined;
  missed: Missed;
}

export type Hearings = ReadonlyMap<string, Hearing>;

/** With the readings of one more measurement; the old ones stay as they are. */
export function hear(hearings: Hearings, readings: readonly InstanceReading[], atMs: number): Hearings {
  const next = new Map(hearings);
  for (const reading of readings) {
    const before = next.get(reading.name) ?? { heard: 0, newestMs: undefined, missed: NOTHING_MISSED };
    const now =
      isSilent(reading) && reading.problem
        ? { ...before, missed: miss(before.missed, reading.problem) }
        : { ...before, heard: before.heard + 1, newestMs: atMs };
    next.set(reading.name, now);
  }
  return next;
}
