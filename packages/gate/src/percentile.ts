/** The nearest-rank percentile (`fraction` 0.99 for p99); undefined where there are no values. */
export function percentile(values: readonly number[], fraction: number): number | undefined {
  return values.length === 0 ? undefined : nearestRank(values, fraction * 100);
}

/** The same of at least one value, with whole percents: rounding cannot shift the rank by one. */
export function nearestRank(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil((percent * sorted.length) / 100);
  return sorted[Math.max(0, rank - 1)] ?? Number.POSITIVE_INFINITY;
}
