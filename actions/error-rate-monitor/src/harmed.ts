import type { SignalResult } from '@deploy-actions/metric';

/**
 * Failed requests that would not have failed before: those above the baseline's share, or all where there is none.
 * Undefined where requests are not counted.
 */
export function harmed({
  errors,
  requests,
  before,
}: Pick<SignalResult, 'errors' | 'requests' | 'before'>): number | undefined {
  if (errors === undefined || requests === undefined) return undefined;
  return Math.max(0, Math.round(errors - (before?.level ?? 0) * requests));
}
