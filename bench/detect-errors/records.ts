import type { Looks } from '../record/fold';
import type { Seen } from './significance';

/** What the contenders are told: the time before, and look by look the time after. */
export interface Watch {
  before: Seen[];
  after: Seen[];
}

/** Of `looks` intervals at most on either side of the deploy; those in which old and new versions changed are in none. */
export function watchOf(record: Looks, looks: number): Watch {
  const seen = seenIn(record);
  return {
    before: seen.slice(Math.max(0, record.before - looks), record.before),
    after: seen.slice(record.after, record.after + looks),
  };
}

/** The same, but begun as the deploy was: with the intervals in which the versions changed. */
export function watchWithSwitch(record: Looks, looks: number): Watch {
  return { ...watchOf(record, looks), after: seenIn(record).slice(record.before, record.before + looks) };
}

/**
 * As many watches of a record as there are whole ones, begun at each of its intervals in turn, without those in which the
 * versions changed. They overlap, so they say less than as many of their own would.
 */
export function slidWatches(record: Looks, looks: number): Watch[] {
  const seen = seenIn(record).filter((_, at) => at < record.before || at >= record.after);
  const starts = Array.from({ length: Math.max(0, seen.length - 2 * looks + 1) }, (_, at) => at + looks);
  return starts.map((start) => ({ before: seen.slice(start - looks, start), after: seen.slice(start, start + looks) }));
}

function seenIn({ requests, errors }: Looks): Seen[] {
  return requests.map((total, at) => ({ errors: errors[at] ?? 0, total }));
}
