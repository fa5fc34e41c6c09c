import type { Values } from './exposition';
import { labelOf, seriesKey, seriesOf, without } from './labels';
import { parseNumber } from './number';

/** One classic histogram: how many observations were at most as large as each bound. */
export interface Buckets {
  /** Ascending; the last one is `Infinity`. */
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
}

/** By everything but `le`. */
export type Histograms = ReadonlyMap<string, Buckets>;

/** The histograms that `…_bucket` series make up. Returns what is wrong, in words, where they make up none. */
export function histogramsIn(values: Values): Histograms | { problem: string } {
  const found = new Map<string, [bound: number, count: number][]>();
  for (const [series, value] of values) {
    const { name, labels } = seriesOf(series);
    const bound = parseNumber(labelOf(labels, 'le'));
    if (bound === undefined || Number.isNaN(bound)) {
      return { problem: `${name} has no label le with a number: select its _bucket series` };
    }
    if (!Number.isFinite(value) || value < 0) return { problem: `${name} is ${value}, which a count cannot be` };
    const key = seriesKey(name, without(labels, 'le'));
    const list = found.get(key);
    if (list) list.push([bound, value]);
    else found.set(key, [[bound, value]]);
  }
  const histograms = new Map<string, Buckets>();
  for (const [key, list] of found) {
    list.sort(([a], [b]) => (a < b ? -1 : 1));
    const bounds = list.map(([bound]) => bound);
    if (bounds.at(-1) !== Number.POSITIVE_INFINITY) return { problem: 'a histogram has no bucket le="+Inf"' };
    if (bounds.some((bound, index) => bound === bounds[index + 1]))
      return { problem: 'a histogram has a bucket twice' };
    histograms.set(key, { bounds, counts: list.map(([, count]) => count) });
  }
  return histograms;
}
