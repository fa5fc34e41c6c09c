import { type InstanceReading, isSilent } from '@deploy-actions/source';
import { type Gap, longestGap } from './gap';
import { type Missed, miss, NOTHING_MISSED } from './missed';
import type { WatchRule } from './rule';

/** How one instance was heard: an answer that there was no traffic is one, too. */
export interface Hearing {
  /** Measurements in which it said something usable. */
  heard: number;
  /** The newest of them. */
  newestMs: number | undefined;
  /** The longest time between two of them that is too long. */
  gap: Gap | undefined;
  missed: Missed;
  /** Several processes answer for it in turn: what one says tells nothing of the others. */
  isSeveral: boolean;
}

export type Hearings = ReadonlyMap<string, Hearing>;

/** With the readings of one more measurement; the old ones stay as they are. */
export function hear(
  rule: Pick<WatchRule, 'intervalMs'>,
  hearings: Hearings,
  readings: readonly InstanceReading[],
  atMs: number,
): Hearings {
  const next = new Map(hearings);
  for (const reading of readings) {
    const before = next.get(reading.name) ?? UNHEARD;
    const { newestMs: fromMs, missed } = before;
    const isSeveral = before.isSeveral || reading.inTurn === true;
    const now =
      isSilent(reading) && reading.problem
        ? { ...before, missed: miss(missed, reading.problem) }
        : {
            ...before,
            heard: before.heard + 1,
            newestMs: atMs,
            isSeveral,
            gap: longestGap(rule, before.gap, { fromMs, toMs: atMs, problem: missed.last }),
          };
    next.set(reading.name, now);
  }
  return next;
}

const UNHEARD: Hearing = { heard: 0, newestMs: undefined, gap: undefined, missed: NOTHING_MISSED, isSeveral: false };
