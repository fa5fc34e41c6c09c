import type { Buckets, Histograms } from './buckets';

/**
 * What was added to each histogram since `before`. All buckets of one begin anew together: where one shrank, or where
 * the bounds are others, the histogram has grown by what it is now. So has one that is new.
 */
export function bucketGrowth(before: Histograms, after: Histograms): { grown: Buckets[]; resets: number } {
  let resets = 0;
  const grown = [...after].map(([key, now]) => {
    const then = before.get(key);
    if (then === undefined) return now;
    const isSame = now.bounds.length === then.bounds.length && now.bounds.every((each, at) => each === then.bounds[at]);
    const added = now.counts.map((count, at) => count - (then.counts[at] ?? 0));
    if (isSame && added.every((count) => count >= 0)) return { bounds: now.bounds, counts: added };
    resets++;
    return now;
  });
  return { grown, resets };
}
