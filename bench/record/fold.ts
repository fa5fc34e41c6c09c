import type { WatchRecord } from '../../packages/metric/src/parse-record';

/** A stream as the contenders see it: what each interval added to the counters. */
export interface Looks {
  intervalMs: number;
  /** Intervals that were over when the deploy began. */
  before: number;
  /** The first interval that began when the deploy was over. */
  after: number;
  requests: number[];
  errors: number[];
}

/**
 * The intervals of what an error-rate-monitor has recorded, which began at `startedAtMs`, around a deploy (all since
 * 1970). The first reading is a reference and no interval; one that failed is an interval without requests, and those
 * are in the next one. Throws where the record has no counters.
 */
export function fold(
  { intervalMs, signals }: WatchRecord,
  startedAtMs: number,
  deploy: { fromMs: number; toMs: number },
): Looks {
  const [signal] = signals;
  if (signal?.form !== 'counters') throw new Error('what was recorded are no counters');
  const readings = signal.measurements.map((each) => ({ ...each, slot: Math.round(each.atMs / intervalMs) }));
  const last = Math.max(0, ...readings.map(({ slot }) => slot));
  const requests: number[] = Array(last).fill(0);
  const errors: number[] = Array(last).fill(0);
  for (const { slot, errors: failed = 0, total = 0 } of readings) {
    if (slot === 0) continue;
    requests[slot - 1] = total;
    errors[slot - 1] = failed;
  }
  const within = (intervals: number) => Math.min(last, Math.max(0, intervals));
  const before = within(Math.floor((deploy.fromMs - startedAtMs) / intervalMs));
  const after = within(Math.ceil((deploy.toMs - startedAtMs) / intervalMs));
  return { intervalMs, before, after, requests, errors };
}
