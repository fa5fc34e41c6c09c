/** The nearest-rank percentile (`fraction` 0.99 for p99); undefined where there are no values. */
export function percentile(values: readonly number[], fraction: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
}
