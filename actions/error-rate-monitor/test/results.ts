import { parseJsonPath } from '@deploy-actions/json-path';
import type { WatchResult, WatchSettings } from '@deploy-actions/metric';

/** A watch that passed; tests change what they are about. */
export function watched(changes: Partial<WatchResult> = {}): WatchResult {
  return {
    verdict: 'pass',
    situation: 'within',
    reason: 'never above 5 % (peak 1 %); 31 of 31 planned measurements',
    errorRate: 0.01,
    peakErrorRate: 0.01,
    requests: undefined,
    errors: undefined,
    detectMs: undefined,
    durationMs: 300_004,
    planned: 31,
    measured: 31,
    measurements: [{ atMs: 0, tookMs: 12, ratio: 0.01, instances: [{ name: 'api', ratio: 0.01 }] }],
    ...changes,
  };
}

export function settings(): WatchSettings {
  const path = parseJsonPath('$.error_rate');
  if ('problem' in path) throw new Error(path.problem);
  return {
    source: {
      kind: 'json',
      instances: [{ name: 'api', url: 'http://api.example/metrics?token=hunter2' }],
      headers: [['Authorization', 'Bearer hunter2']],
      query: { kind: 'ratio', path },
      timeoutMs: 10_000,
    },
    rule: {
      threshold: 0.05,
      sustainMs: 120_000,
      durationMs: 300_000,
      intervalMs: 10_000,
      minSamples: 1,
      onNoData: 'inconclusive',
      onLowTraffic: 'inconclusive',
      onProviderError: 'inconclusive',
    },
  };
}
