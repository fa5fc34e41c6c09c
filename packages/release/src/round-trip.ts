import type { Clock } from '@deploy-actions/clock';

/** To pack for a host that is nearer than this takes longer than to send. */
export const NEAR_MS = 15;
/** One busy moment on either side must not make a host look far; no more than this is spent on finding out. */
const MEASURING_MS = 60;
const PATIENCE_MS = 2000;

/** How far a server is, in milliseconds, as well as it takes to tell near from far; infinitely far without an answer. */
export async function measureRoundTrip(ping: () => Promise<void>, clock: Clock): Promise<number> {
  const startMs = clock.elapsed();
  let bestMs = Number.POSITIVE_INFINITY;
  do {
    const askedMs = clock.elapsed();
    if (!(await isInTime(ping(), clock))) return bestMs;
    bestMs = Math.min(bestMs, clock.elapsed() - askedMs);
  } while (bestMs > NEAR_MS && clock.elapsed() - startMs < MEASURING_MS);
  return bestMs;
}

async function isInTime(work: Promise<void>, clock: Clock): Promise<boolean> {
  const over = new AbortController();
  const late = clock.sleep(PATIENCE_MS, over.signal).then(
    () => false,
    () => true,
  );
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    over.abort();
  }
}
