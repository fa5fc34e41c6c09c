import type { Counters } from './counter';
import { wasThere } from './processes';

export interface Growth {
  /** What was added, summed over the series. */
  readonly value: number;
  /** Series that began anew. */
  readonly resets: number;
  /** Series that were there before but were not seen: another process's. They add nothing. */
  readonly strangers: number;
}

interface Life {
  /** When it began, in seconds since 1970; undefined where the document does not say so. */
  readonly createdSeconds: number | undefined;
  readonly value: number;
}

/** The last values of each series, of each of its beginnings the newest last; also of those that are gone. */
export type Remembered = ReadonlyMap<string, readonly Life[]>;

export const NOTHING_REMEMBERED: Remembered = new Map();

/** Of one series. */
const MOST_LIVES = 20;

/**
 * What was added to each series of one process since it was last seen, and only then the sum. A series that is new grew
 * from zero, one that is gone has grown by nothing, and one that began anew has grown by what it is now. Where it is
 * known when a series began, one that was there at the last answer (`lastSeconds` since 1970) is another process's.
 */
export function growthSince(before: Remembered, after: Counters, lastSeconds?: number): Growth {
  let value = 0;
  let resets = 0;
  let strangers = 0;
  for (const [key, now] of after.values) {
    const created = after.createdSeconds.get(key);
    const lives = before.get(key) ?? [];
    const then = lives.findLast((life) => isSameLife(life, created));
    if (then === undefined && isStranger(lives, created, lastSeconds)) {
      strangers++;
      continue;
    }
    const isReset = then === undefined ? lives.length > 0 : now < then.value;
    if (isReset) resets++;
    value += then === undefined || isReset ? now : now - then.value;
  }
  return { value, resets, strangers };
}

/** The newer values, and the last ones of those that are gone: they may come back, and have not grown from zero then. */
export function remembered(before: Remembered, after: Counters): Remembered {
  const all = new Map(before);
  for (const [key, value] of after.values) {
    const createdSeconds = after.createdSeconds.get(key);
    const others = (before.get(key) ?? []).filter((life) => !isSameLife(life, createdSeconds));
    all.set(key, [...others, { createdSeconds, value }].slice(-MOST_LIVES));
  }
  return all;
}

function isSameLife({ createdSeconds }: Life, other: number | undefined): boolean {
  return createdSeconds === undefined || other === undefined || createdSeconds === other;
}

function isStranger(lives: readonly Life[], created: number | undefined, lastSeconds: number | undefined): boolean {
  const isOlder = created !== undefined && lives.some(({ createdSeconds }) => (createdSeconds ?? 0) > created);
  return isOlder || wasThere(created, lastSeconds);
}
