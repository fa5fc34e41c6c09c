/** The middle one, or the mean of the two in the middle. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error('there is no median of nothing');
  return (upper + lower) / 2;
}

export interface Sample {
  median: number;
  least: number;
  most: number;
  runs: number;
}

export function summarize(values: readonly number[]): Sample {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values), runs: values.length };
}

/** Nearest-rank percentiles by name, `p50` for 0.5; null where there are no values. */
export function percentiles(values: readonly number[], ranks: readonly number[]): Record<string, number | null> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (rank: number) => sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)] ?? null;
  return Object.fromEntries(ranks.map((rank) => [`p${Math.round(rank * 100)}`, at(rank)]));
}
