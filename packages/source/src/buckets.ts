import type { Problem } from './measurement';
import { ratioProblem } from './value';

/** What a provider counted in the bucket that begins then. */
export interface Point {
  startMs: number;
  value: number;
  /** Extrapolated from a sample: a number of requests only roughly. */
  estimated?: true;
}

/** Buckets that begin at `fromMs` or later, and before `toMs`. */
export interface Window {
  fromMs: number;
  toMs: number;
}

export interface Sum {
  reading:
    | { ratio: number; errors?: number; total?: number; errorsUnmatched?: true }
    | { value: number }
    | { problem: Problem };
  /** The newest bucket that the reading comes from; undefined where it has none. */
  newestMs: number | undefined;
  notes: readonly string[];
}

/**
 * Errors and requests of all buckets. A bucket without a point has no errors, but requests only where it says so:
 * without any, there was no traffic. Errors beyond the requests were not among them, as those of a load balancer that
 * found no server are not: then all errors and all requests are the total, and the ratio is the least that it can be.
 */
export function sumCounts(errors: readonly Point[], total: readonly Point[], window: Window): Sum {
  const all = within([...errors, ...total], window);
  const failures = sum(within(errors, window));
  const counted = sum(within(total, window));
  const newestMs = newest(all);
  if (failures < 0 || counted < 0) return none('missing', `a negative count: ${failures} of ${counted}`, undefined);
  const requests = failures > counted ? failures + counted : counted;
  if (requests === 0) return none('no-traffic', 'no requests in the newest complete buckets', newestMs);
  const ratio = failures / requests;
  const note = `${failures} errors but ${counted} requests: the total counts as the sum of both, ${requests}`;
  const notes = failures > counted ? [note] : [];
  const mark = errors.length === 0 ? { errorsUnmatched: true as const } : {};
  if (all.some(({ estimated }) => estimated)) return { reading: { ratio, ...mark }, newestMs, notes };
  return { reading: { ratio, errors: failures, total: requests, ...mark }, newestMs, notes };
}

/** The newest bucket with a value; a ratio is from 0 to 1. */
export function newestValue(as: 'ratio' | 'value', points: readonly Point[], window: Window): Sum {
  const found = within(points, window);
  const newestMs = newest(found);
  const value = found.find(({ startMs }) => startMs === newestMs)?.value;
  if (value === undefined) return none('missing', 'no value in the newest complete buckets', undefined);
  if (as === 'value') return { reading: { value }, newestMs, notes: [] };
  const problem = ratioProblem(value);
  return { reading: problem === undefined ? { ratio: value } : { problem }, newestMs, notes: [] };
}

/** The complete buckets that are not known yet; undefined where there is none. At most an hour of a long hole. */
export function nextWindow(nextMs: number, nowMs: number, bucketMs: number, lateMs: number): Window | undefined {
  const toMs = Math.floor((nowMs - lateMs) / bucketMs) * bucketMs;
  const fromMs = Math.max(nextMs, toMs - Math.max(bucketMs, 3_600_000));
  return fromMs < toMs ? { fromMs, toMs } : undefined;
}

function within(points: readonly Point[], { fromMs, toMs }: Window): Point[] {
  return points.filter(({ startMs, value }) => startMs >= fromMs && startMs < toMs && Number.isFinite(value));
}

function sum(points: readonly Point[]): number {
  return points.reduce((total, { value }) => total + value, 0);
}

function newest(points: readonly Point[]): number | undefined {
  return points.length === 0 ? undefined : Math.max(...points.map(({ startMs }) => startMs));
}

function none(kind: Problem['kind'], reason: string, newestMs: number | undefined): Sum {
  return { reading: { problem: { kind, reason } }, newestMs, notes: [] };
}
