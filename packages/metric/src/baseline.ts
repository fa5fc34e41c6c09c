import { dispersion } from '@deploy-actions/sequential';
import { levelOf, type Measurement } from '@deploy-actions/source';
import type { SignalBaseline } from './signal-baseline';
import type { SignalResult } from './signal-result';

/** What a later watch compares with; small enough for a job output. */
export interface Baseline {
  schema: typeof BASELINE_SCHEMA;
  /** ISO 8601. */
  endedAt: string;
  durationMs: number;
  intervalMs: number;
  signals: SignalBaseline[];
}

export const BASELINE_SCHEMA = 'deploy-actions/baseline/1';

/** The baseline of those signals that were measured often enough. */
export function baselineOf(
  signals: readonly SignalResult[],
  when: Pick<Baseline, 'endedAt' | 'durationMs' | 'intervalMs'>,
): Baseline {
  const usable = signals.filter(({ situation }) => situation === 'within' || situation === 'gap');
  return { schema: BASELINE_SCHEMA, ...when, signals: usable.flatMap(signalBaseline) };
}

function signalBaseline({ name, form, errors, requests, measured, measurements }: SignalResult): SignalBaseline[] {
  const levels = measurements.flatMap((measurement) => levelOf(measurement) ?? []);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  if (levels.length === 0) return [];
  if (requests === undefined || errors === undefined || requests === 0)
    return [{ name, form, level: rounded(mean), measured }];
  const spread = dispersion(windowsOf(measurements));
  return [
    { name, form, level: rounded(errors / requests), errors, total: requests, measured, dispersion: rounded(spread) },
  ];
}

function windowsOf(measurements: readonly Measurement[]): { errors: number; total: number }[] {
  return measurements.flatMap(({ errors, total }) =>
    errors === undefined || total === undefined ? [] : [{ errors, total }],
  );
}

/** Nine digits: more than anybody measures. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
