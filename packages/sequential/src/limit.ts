import { wilsonInterval, Z_95 } from './wilson';

/** What may be added to a baseline: a fraction of all requests (1pp is 0.01), or of the baseline (20% is 0.2). */
export type Increase = { kind: 'absolute' | 'relative'; by: number };

/**
 * The highest error rate that is still tolerated after a baseline of so many errors and requests: its upper bound
 * (Wilson, one-sided 95 %, wider by the root of the dispersion), so that a short baseline makes the test slow and not
 * wrong, and the increase. At most 1. Throws a RangeError where the baseline has no requests: nothing is known then.
 */
export function limitAbove(baseline: { errors: number; total: number }, increase: Increase, dispersion = 1): number {
  if (baseline.total === 0) throw new RangeError('a baseline without requests says nothing');
  const { upper } = wilsonInterval(baseline.errors, baseline.total, Z_95 * Math.sqrt(dispersion));
  return Math.min(1, increase.kind === 'absolute' ? upper + increase.by : upper * (1 + increase.by));
}
