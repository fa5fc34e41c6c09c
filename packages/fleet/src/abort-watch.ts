import type { Clock } from '@deploy-actions/clock';

/** Returns a function that tells how long ago the signal was aborted, in milliseconds; 0 where it was not. */
export function watchAbort(signal: AbortSignal, clock: Clock): () => number {
  let atMs = signal.aborted ? clock.elapsed() : undefined;
  const note = () => {
    atMs = clock.elapsed();
  };
  signal.addEventListener('abort', note, { once: true });
  return () => (atMs === undefined ? 0 : clock.elapsed() - atMs);
}
