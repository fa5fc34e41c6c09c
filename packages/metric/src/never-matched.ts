import type { Measurement } from '@deploy-actions/source';

/** Was anything counted, and did no series ever match the selector for errors? It may be wrong, or all is well. */
export function neverMatched({ measurements }: { measurements: readonly Measurement[] }): boolean {
  const counted = measurements.flatMap(({ instances }) => instances.filter(({ ratio }) => ratio !== undefined));
  return counted.length > 0 && counted.every(({ errorsUnmatched }) => errorsUnmatched);
}
