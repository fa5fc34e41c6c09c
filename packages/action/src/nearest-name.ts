import { closest, distance } from 'fastest-levenshtein';

/** The one that somebody may have meant who typed `given`; undefined where none is near enough. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const nearest = closest(given, names);
  return distance(given, nearest) <= Math.max(2, nearest.length / 3) ? nearest : undefined;
}
