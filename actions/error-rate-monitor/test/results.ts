import type { SignalResult, WatchResult, WatchSettings } from '@deploy-actions/metric';

/** An error rate that was well. */
export function signal(changes: Partial<SignalResult> = {}): SignalResult {
  return {
    name: 'error-rate',
    form: 'ratio',
    verdict: 'pass',
    situation: 'within',
    reason: 'never above 5 % (peak 1 %); 31 of 31 planned measurements',
    bounds: { unit: 'ratio', threshold: 0.05 },
    sustainMs: 120_000,
    last: 0.01,
    worst: 0.01,
    requests: undefined,
    errors: undefined,
    detectMs: undefined,
    planned: 31,
    measured: 31,
    measurements: [{ atMs: 0, tookMs: 12, ratio: 0.01, instances: [{ name: 'api', ratio: 0.01 }] }],
    ...changes,
  };
}

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
    intervalMs: 10_000,
    planned: 31,
    measured: 31,
    signals: [signal()],
    ...changes,
  };
}

export function settings(): WatchSettings {
  return {
    source: {
      kind: 'json',
      instances: [{ name: 'api', url: 'http://api.example/metrics?token=hunter2' }],
      headers: [['Authorization', 'Bearer hunter2']],
      timeoutMs: 10_000,
      intervalMs: 10_000,
    },
    signals: [
      {
        name: 'error-rate',
        query: { form: 'ratio', query: '$.error_rate' },
        rule: { unit: 'ratio', threshold: 0.05, sustainMs: 120_000 },
      },
    ],
    rule: {
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
    },
  };
}
