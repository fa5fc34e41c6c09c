import type { Series } from './bucket-source';
import type { Point } from './buckets';
import { elements, member, words } from './members';
import { shorten } from './status';

/** The text of a refusal: `{"detail": "…"}`, or a structure with a message. */
export function sentryWords(document: unknown): string | undefined {
  const detail = member(document, 'detail');
  return words(detail) ?? words(member(detail, 'message'));
}

/**
 * The buckets of a timeseries. Those that are incomplete are left out; those that Sentry extrapolated from a sample of
 * what happened are marked.
 */
export function sentrySeries(document: unknown, bucketMs: number): Series {
  const series = member(document, 'timeSeries');
  if (!Array.isArray(series)) return wrong('the answer has no timeSeries');
  if (series.length > 1) return wrong(`the query gives ${series.length} series, not one`);
  const [only] = series;
  const intervalMs = member(only, 'meta', 'interval');
  if (typeof intervalMs === 'number' && intervalMs > bucketMs) {
    return wrong(shorten(`the answer has buckets of ${intervalMs / 1000} s, not of ${bucketMs / 1000} s`));
  }
  return elements(member(only, 'values')).flatMap((bucket): Point[] => {
    const startMs = member(bucket, 'timestamp');
    const value = member(bucket, 'value');
    if (typeof startMs !== 'number' || typeof value !== 'number' || member(bucket, 'incomplete') === true) return [];
    const sampleRate = member(bucket, 'sampleRate');
    const isSampled = typeof sampleRate === 'number' && sampleRate > 0 && sampleRate < 1;
    return [{ startMs, value, ...(isSampled ? { estimated: true as const } : {}) }];
  });
}

function wrong(reason: string): Series {
  return { problem: { kind: 'query', reason } };
}
