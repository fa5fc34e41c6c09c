import type { Clock } from './clock';

/** setTimeout counts in 31 bits: a longer wait would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    // Whoever is late already asks for less than nothing, and Node would print a warning of it.
    let leftMs = Math.max(0, ms);
    while (leftMs > LONGEST_TIMER_MS) {
      await timer(LONGEST_TIMER_MS, signal);
      leftMs -= LONGEST_TIMER_MS;
    }
    await timer(leftMs, signal);
  },
};

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(handle);
      reject(signal?.reason);
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
