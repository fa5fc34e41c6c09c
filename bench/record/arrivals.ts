import type { Random } from '../../test/support/traffic/random';

interface Regime {
  perSecond: number;
  /** How long it lasts, as a mean. */
  meanMs: number;
}

const USUAL: Regime = { perSecond: 50, meanMs: 20_000 };
const BURST: Regime = { perSecond: 150, meanMs: 3000 };
const LULL: Regime = { perSecond: 10, meanMs: 6000 };

/**
 * When the next request comes, in ms since the start, however long the ones before take: Poisson's law at 50 a second,
 * with bursts of three times and lulls of a fifth of that; 51 a second in the long run.
 */
export function arrivals(random: Random): () => number {
  const until = (meanMs: number) => -Math.log(1 - random()) * meanMs;
  let regime = USUAL;
  let now = 0;
  let ends = until(regime.meanMs);
  return () => {
    for (;;) {
      const next = now + until(1000 / regime.perSecond);
      if (next <= ends) {
        now = next;
        return now;
      }
      // Poisson's law has no memory: from the change on it is drawn anew.
      now = ends;
      regime = regime !== USUAL ? USUAL : random() < 0.5 ? BURST : LULL;
      ends = now + until(regime.meanMs);
    }
  };
}
