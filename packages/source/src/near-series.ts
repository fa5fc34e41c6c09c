import { nearestName } from '@deploy-actions/action';
import type { NearSeries } from './core/problem';

/** What OpenMetrics and client libraries put behind a name. */
const SUFFIXES = ['_total', '_count', '_bucket', '_sum', '_seconds', '_seconds_count', '_seconds_bucket'];

/**
 * What a document has instead of the series that a selector of this name asks for: a name that differs by a suffix, by
 * upper and lower case or by a typing mistake, or the same name with other labels.
 */
export function nearSeries(
  name: string,
  labels: readonly string[],
  names: ReadonlySet<string>,
): NearSeries | undefined {
  if (names.has(name)) return labels.length === 0 ? undefined : {};
  const bases = [name, ...SUFFIXES.flatMap((suffix) => (name.endsWith(suffix) ? [name.slice(0, -suffix.length)] : []))];
  const candidates = bases.flatMap((base) => [base, ...SUFFIXES.map((suffix) => base + suffix)]);
  const near = candidates.find((each) => names.has(each)) ?? nearestName(name, [...names]);
  return near === undefined ? undefined : { name: near };
}
