import type { Counters } from './counter';
import type { Values } from './exposition';

export interface Growth {
  /** What was added, summed over the series. */
  readonly value: number;
  /** Series that began anew. */
  readonly resets: number;
}

/**
 * What was added to each series of one process since `before`, and only then the sum. A series that is new grew from
 * zero, one that is gone has grown by nothing, and one that began anew has grown by what it is now.
 */
export function growthSince(before: Counters, after: Counters): Growth {
  let value = 0;
  let resets = 0;
  for (const [key, now] of after.values) {
    const then = before.values.get(key);
    const isReset = then !== undefined && (now < then || isYounger(key, before, after));
    if (isReset) resets++;
    value += then === undefined || isReset ? now : now - then;
  }
  return { value, resets };
}

/** The newer values, and the last ones of those that are gone: they may come back, and have not grown from zero then. */
export function remembered(before: Counters, after: Counters): Counters {
  return {
    values: merged(before.values, after.values),
    createdSeconds: merged(before.createdSeconds, after.createdSeconds),
  };
}

function isYounger(key: string, before: Counters, after: Counters): boolean {
  const then = before.createdSeconds.get(key);
  const now = after.createdSeconds.get(key);
  return then !== undefined && now !== undefined && now > then;
}

function merged(before: Values, after: Values): Values {
  const gone = [...before].filter(([key]) => !after.has(key));
  return gone.length === 0 ? after : new Map([...after, ...gone]);
}
