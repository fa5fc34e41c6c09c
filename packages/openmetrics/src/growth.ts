import type { Counters, CounterValue } from './counter';

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
  for (const [key, now] of after) {
    const then = before.get(key);
    const isReset = then !== undefined && beganAnew(then, now);
    if (isReset) resets++;
    value += then === undefined || isReset ? now.value : now.value - then.value;
  }
  return { value, resets };
}

/** The newer values, and the last ones of those that are gone: they may come back, and have not grown from zero then. */
export function remembered(before: Counters, after: Counters): Counters {
  return new Map([...before, ...after]);
}

function beganAnew(then: CounterValue, now: CounterValue): boolean {
  if (now.value < then.value) return true;
  return (
    then.createdSeconds !== undefined && now.createdSeconds !== undefined && now.createdSeconds > then.createdSeconds
  );
}
