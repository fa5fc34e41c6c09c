import { type CheckState, isUnsettled } from './check-state';
import { proofIntervalMs } from './proof';
import type { CheckSettings, Thresholds } from './settings';

/** From the newest probe to the next, in milliseconds. */
export function paceMs(state: CheckState, settings: CheckSettings, rules: Thresholds): number {
  if (state.phase === 'starting') return state.successes > 0 ? proofIntervalMs(settings) : settings.fastIntervalMs;
  return isUnsettled(state, rules) ? settings.fastIntervalMs : settings.intervalMs;
}
