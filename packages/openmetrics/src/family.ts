import { seriesKey, seriesOf, without } from './labels';

const SUFFIX = /_(?:total|bucket|count|sum|created)$/;

/** The name of the metric that a series belongs to, without the suffix that its role gives it. */
export function familyOf(name: string): string {
  return name.replace(SUFFIX, '');
}

/**
 * One text for all series of a metric that begin together: a counter, or the buckets, count and sum of a histogram. Of a
 * series' key.
 */
export function originKey(key: string): string {
  const { name, labels } = seriesOf(key);
  return seriesKey(familyOf(name), without(labels, 'le'));
}
