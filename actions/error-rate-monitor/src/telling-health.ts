import type { WatchRecord, WatchResult } from '@deploy-actions/metric';

/** Health checks are not played again: whoever wonders why the record ends there, or is well, is told. */
export function tellingHealth({ endedByHealth }: Pick<WatchRecord, 'endedByHealth'>, result: WatchResult): WatchResult {
  if (endedByHealth === undefined) return result;
  const why = `the recorded watch was ended by its health checks, which are not replayed (${endedByHealth})`;
  return { ...result, reason: `${result.reason}; ${why}` };
}
