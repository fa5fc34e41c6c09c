import type { SignalResult, WatchResult } from '@deploy-actions/metric';
import type { contract } from './contract';

type Output = Exclude<(typeof contract.outputs)[number], 'report' | 'report-path'>;

/** The facts as texts; what does not apply is empty. Ratios are fractions, times whole milliseconds. */
export function outputsOf(result: WatchResult): Record<Output, string> {
  return {
    verdict: result.verdict,
    reason: result.reason,
    'error-rate': fraction(result.errorRate),
    'peak-error-rate': fraction(result.peakErrorRate),
    requests: text(result.requests),
    errors: text(result.errors),
    'detect-ms': text(result.detectMs),
    'duration-ms': text(result.durationMs),
    baseline: '',
    metrics: JSON.stringify(result.signals.map(metric)),
  };
}

/** One signal as users read it: levels in their own unit, ratios as fractions. */
function metric({
  measurements: _,
  bounds,
  situation: __,
  cause: _____,
  policy: ___,
  exit: ____,
  sustainMs,
  ...signal
}: SignalResult): object {
  const { threshold: max, min } = bounds;
  return { ...signal, reason: signal.reason.slice(0, 500), max, min, sustainMs };
}

/** Six digits after the point, never an exponent. */
function fraction(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toFixed(6)));
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
