/** Numbers from 0 up to 1 (never 1), the same for the same seed: mulberry32 by Tommy Ettinger, public domain. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Exactly binomial: jumps from one hit to the next over a geometric number of misses (Devroye 1986, X.4.3). */
export function binomial(random: Random, trials: number, probability: number): number {
  if (probability > 0.5) return trials - binomial(random, trials, 1 - probability);
  if (probability <= 0) return 0;
  const logMiss = Math.log1p(-probability);
  let hits = 0;
  for (let at = -1; ; hits++) {
    at += 1 + Math.floor(Math.log(1 - random()) / logMiss);
    if (at >= trials) return hits;
  }
}

/** Beta by two gammas (Marsaglia and Tsang 2000). */
export function beta(random: Random, a: number, b: number): number {
  const first = gamma(random, a);
  return first / (first + gamma(random, b));
}

function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
