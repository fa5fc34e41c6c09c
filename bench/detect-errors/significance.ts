/** One scrape interval. */
export interface Seen {
  errors: number;
  total: number;
}

/** One-sided p of the two-proportion z-test (pooled): are there more errors after than before? 1 where none can say. */
export function proportions(before: readonly Seen[], after: readonly Seen[]): number {
  const [x0, n0, x1, n1] = [sum(before, 'errors'), sum(before, 'total'), sum(after, 'errors'), sum(after, 'total')];
  if (n0 === 0 || n1 === 0) return 1;
  const pooled = (x0 + x1) / (n0 + n1);
  const variance = pooled * (1 - pooled) * (1 / n0 + 1 / n1);
  return variance > 0 ? upperTail((x1 / n1 - x0 / n0) / Math.sqrt(variance)) : 1;
}

/** One-sided p of the Mann-Whitney U test on the error rates of the intervals, by its normal law, with ties. */
export function mannWhitney(before: readonly Seen[], after: readonly Seen[]): number {
  const values = [...rates(before, 0), ...rates(after, 1)].sort((a, b) => a.rate - b.rate);
  const [n0, n1] = [values.filter(({ side }) => side === 0).length, values.filter(({ side }) => side === 1).length];
  const n = n0 + n1;
  let [ranks, ties] = [0, 0];
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && values[to]?.rate === values[from]?.rate) to += 1;
    for (let at = from; at < to; at++) if (values[at]?.side === 1) ranks += (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = ranks - (n1 * (n1 + 1)) / 2;
  const variance = ((n0 * n1) / 12) * (n + 1 - ties / (n * (n - 1)));
  return variance > 0 ? upperTail((u - (n0 * n1) / 2 - 0.5) / Math.sqrt(variance)) : 1;
}

/** The probability of a standard normal number above z: Abramowitz and Stegun 26.2.17, right to 1e-7. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (series * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

function rates(seen: readonly Seen[], side: 0 | 1): { rate: number; side: 0 | 1 }[] {
  return seen.filter(({ total }) => total > 0).map(({ errors, total }) => ({ rate: errors / total, side }));
}

function sum(seen: readonly Seen[], key: keyof Seen): number {
  return seen.reduce((all, each) => all + each[key], 0);
}
