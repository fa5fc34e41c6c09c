import type { Measurement } from '@deploy-actions/source';

/** Was anything counted, and did no series ever match the selector for errors? It may be wrong, or all is well. */
export function neverMatched({ measurements }: { measurements: readonly Measurement[] }): boolean {
  const counted = measurements.flatMap(({ instances }) => instances.filter(({ ratio }) => ratio !== undefined));
  return counted.length > 0 && counted.every(({ errorsUnmatched }) => errorsUnmatched);
}

/** Whether a series is there that the selector for errors may have meant. */
export function isNearName(signal: { measurements: readonly Measurement[] }): boolean {
  return nearName(signal) !== undefined;
}

/** What to ask about errors that nothing ever matched. */
export function unmatchedWords(signal: { measurements: readonly Measurement[] }): string {
  const near = nearName(signal);
  return near === undefined ? 'check the selector' : `did you mean ${near}?`;
}

function nearName({ measurements }: { measurements: readonly Measurement[] }): string | undefined {
  return measurements.flatMap(({ instances }) => instances.flatMap(({ errorsNear }) => errorsNear ?? [])).at(-1);
}
