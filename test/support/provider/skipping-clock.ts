import { type Clock, systemClock } from '@deploy-actions/clock';

const LEAST_LIMIT_MS = 3_600_000;

/**
 * A clock from `startMs` for servers that are really asked, about minutes: a wait of less than an hour is over at once,
 * and is added to the time that goes by. A time limit must be an hour or more: it passes as it is.
 */
export function skippingClock(startMs: number): Clock {
  let skippedMs = 0;
  const beganMs = systemClock.elapsed();
  const elapsed = () => systemClock.elapsed() - beganMs + skippedMs;
  return {
    now: () => startMs + elapsed(),
    elapsed,
    sleep: async (ms, signal) => {
      if (ms >= LEAST_LIMIT_MS) return systemClock.sleep(ms, signal);
      signal?.throwIfAborted();
      skippedMs += ms;
    },
  };
}
