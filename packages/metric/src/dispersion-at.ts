import type { SignalBaseline } from './signal-baseline';

/**
 * How many times more the errors vary in intervals of this length than those of independent requests, from what the
 * baseline has found in its own. What comes in waves that are longer than both varies the more the longer one looks, at
 * most in proportion; in shorter intervals it may vary as much as in the longer ones. So it is never taken for less.
 */
export function dispersionAt({ dispersion = 1, intervalMs = 0 }: SignalBaseline, watchedMs: number): number {
  const longer = intervalMs > 0 ? Math.max(1, watchedMs / intervalMs) : 1;
  return 1 + (dispersion - 1) * longer;
}
