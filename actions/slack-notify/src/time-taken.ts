import type { StepReport } from '@deploy-actions/report';

/** Milliseconds from the first start to the last end; where times are missing, the sum of the durations that are known. */
export function timeTakenMs(reports: readonly StepReport[]): number | undefined {
  const starts = reports.map(({ startedAt }) => Date.parse(startedAt ?? ''));
  const ends = reports.map(({ endedAt }) => Date.parse(endedAt ?? ''));
  const span = Math.max(...ends) - Math.min(...starts);
  if (reports.length > 0 && span >= 0) return span;
  const durations = reports.flatMap(({ durationMs }) => (durationMs === undefined ? [] : [durationMs]));
  return durations.length === 0 ? undefined : durations.reduce((sum, ms) => sum + ms, 0);
}
