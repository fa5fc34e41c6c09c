import type { WatchedSignal, WatchRule } from '@deploy-actions/metric';
import type { Measurement, Problem, ProblemKind } from '@deploy-actions/source';

/** Above 5 % for 2 min, looked at every 10 s for 5 min. */
export const rule: WatchRule = {
  threshold: 0.05,
  sustainMs: 120_000,
  durationMs: 300_000,
  intervalMs: 10_000,
  minSamples: 1,
  onNoData: 'inconclusive',
  onNoTraffic: 'inconclusive',
  onLowTraffic: 'inconclusive',
  onProviderError: 'inconclusive',
  onGap: 'inconclusive',
  onWrongVersion: 'inconclusive',
};

/** A measurement from a ratio, or without data from the kind of its problem. */
export function measurement(atMs: number, found: number | ProblemKind): Measurement {
  if (typeof found === 'number') return { atMs, tookMs: 0, ratio: found, instances: [{ name: 'api', ratio: found }] };
  const problem: Problem = { kind: found, reason: `because of ${found}` };
  return { atMs, tookMs: 0, problem, instances: [{ name: 'api', problem }] };
}

/** A measurement from two counters' growth. */
export function counted(atMs: number, errors: number, total: number): Measurement {
  const found = { ratio: errors / total, errors, total };
  return { atMs, tookMs: 0, ...found, instances: [{ name: 'api', ...found }] };
}

/** A ratio as the error rate, by the rule above. */
export const errorRate: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'ratio', query: '$.error_rate' },
  rule: { unit: 'ratio', threshold: 0.05, sustainMs: 120_000 },
};
