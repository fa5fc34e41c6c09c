import type { Buckets } from './buckets';

export interface Quantile {
  readonly value: number;
  /** It lies above the highest bound that the buckets have: this is the bound, and the truth is more. */
  readonly isAtLeast: boolean;
}

/**
 * The q-quantile (0 to 1) of all observations of some histograms, interpolated within its bucket as PromQL does, also
 * where their bounds differ. Undefined where there are no observations.
 */
export function quantileOf(q: number, histograms: readonly Buckets[]): Quantile | undefined {
  const monotone = histograms.map(({ bounds, counts }) => ({ bounds, counts: rising(counts) }));
  const bounds = [...new Set(monotone.flatMap((each) => each.bounds))].sort((a, b) => a - b);
  const counts = bounds.map((bound) => sum(monotone.map((each) => countUpTo(bound, each))));
  const total = counts.at(-1) ?? 0;
  if (!(total > 0)) return undefined;
  const rank = q * total;
  const at = counts.findIndex((count) => count >= rank);
  const upper = bounds[at] ?? Number.POSITIVE_INFINITY;
  if (upper === Number.POSITIVE_INFINITY) {
    const highest = bounds.at(-2);
    return highest === undefined ? undefined : { value: highest, isAtLeast: true };
  }
  if (at === 0 && upper <= 0) return { value: upper, isAtLeast: false };
  const lower = at === 0 ? 0 : (bounds[at - 1] ?? 0);
  const below = at === 0 ? 0 : (counts[at - 1] ?? 0);
  const within = (counts[at] ?? 0) - below;
  const share = within > 0 ? (rank - below) / within : 0;
  return { value: lower + (upper - lower) * share, isAtLeast: false };
}

/** Counts that are scraped while they change can be a little off; a cumulative count never falls. */
function rising(counts: readonly number[]): number[] {
  let most = 0;
  return counts.map((count) => {
    most = Math.max(most, count);
    return most;
  });
}

/** A bound that a histogram does not have lies somewhere in one of its buckets, whose observations are spread evenly. */
function countUpTo(bound: number, { bounds, counts }: Buckets): number {
  const at = bounds.findIndex((each) => each >= bound);
  const upper = bounds[at] ?? Number.POSITIVE_INFINITY;
  const count = counts[at] ?? 0;
  if (upper === bound) return count;
  const below = at === 0 ? 0 : (counts[at - 1] ?? 0);
  const lower = at === 0 ? Math.min(0, bound) : (bounds[at - 1] ?? 0);
  if (upper === Number.POSITIVE_INFINITY) return below;
  return upper > lower ? below + ((count - below) * (bound - lower)) / (upper - lower) : below;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
