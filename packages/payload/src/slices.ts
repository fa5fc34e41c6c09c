import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@deploy-actions/clock';

/** How long the event loop may be kept from the connections that something is waited for on meanwhile. */
const SLICE_MS = 3;

/** To be awaited after each piece of a long work: lets the event loop go on where the last time was a slice ago. */
export function slices(clock: Pick<Clock, 'elapsed'>): () => Promise<void> | undefined {
  let startMs = clock.elapsed();
  return () => {
    if (clock.elapsed() - startMs <= SLICE_MS) return undefined;
    return setImmediate().then(() => {
      startMs = clock.elapsed();
    });
  };
}
