/** What was last known of one process. */
export interface Known<T> {
  /** When it began, in seconds since 1970; undefined where it does not say so. */
  readonly startSeconds: number | undefined;
  readonly state: T;
}

/** The processes that have answered at one address, the newest answer last. */
export type Processes<T> = readonly Known<T>[];

/**
 * `first`: nobody has answered yet; `same`: this process has, and `isNewest` if nobody else since; `restarted`: it began after the last answer; `other`: it
 * was there then already, but was not seen, so what it did meanwhile is not known.
 */
export type Acquaintance<T> =
  | { readonly kind: 'same'; readonly state: T; readonly isNewest: boolean }
  | { readonly kind: 'first' | 'restarted' | 'other' };

/**
 * Linux reckons the start from the time of the boot, which moves by a second when the clock is set; others round it; and
 * the clock by which the last answer came may be another one's.
 */
const SAME_TIME_SECONDS = 2;
/** Behind one address. */
const MOST_KNOWN = 20;

/**
 * Who answers: a process is known by its start, and is the one before where it does not tell. `lastSeconds`: when the
 * last answer at this address came, in seconds since 1970.
 */
export function acquaintance<T>(
  known: Processes<T>,
  startSeconds: number | undefined,
  lastSeconds?: number,
): Acquaintance<T> {
  const newest = known.at(-1);
  if (newest === undefined) return { kind: 'first' };
  const same = known.findLast((each) => isSame(each, startSeconds));
  if (same !== undefined) return { kind: 'same', state: same.state, isNewest: same === newest };
  const isOlder = known.some((each) => (each.startSeconds ?? 0) > (startSeconds ?? 0));
  return { kind: isOlder || wasThere(startSeconds, lastSeconds) ? 'other' : 'restarted' };
}

/** Was what began then there already when the last answer came? Not where nobody knows. */
export function wasThere(startSeconds: number | undefined, lastSeconds: number | undefined): boolean {
  return startSeconds !== undefined && lastSeconds !== undefined && startSeconds < lastSeconds - SAME_TIME_SECONDS;
}

/** With what this process says now. */
export function acquainted<T>(known: Processes<T>, now: Known<T>): Processes<T> {
  const others = known.filter((each) => !isSame(each, now.startSeconds));
  return [...others, now].slice(-MOST_KNOWN);
}

function isSame<T>({ startSeconds }: Known<T>, other: number | undefined): boolean {
  if (startSeconds === undefined || other === undefined) return true;
  return Math.abs(startSeconds - other) <= SAME_TIME_SECONDS;
}
