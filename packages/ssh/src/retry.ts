/** Milliseconds to wait after failed attempt number `attempt` (from 1): 1 s, 2 s, 4 s, 8 s, and 10 s from then on. */
export function backoffMs(attempt: number): number {
  return Math.min(10_000, 1000 * 2 ** (attempt - 1));
}
