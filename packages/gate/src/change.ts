import type { Observation } from '@deploy-actions/probe';
import type { CheckState } from './check-state';
import type { Thresholds } from './settings';

/** What changed for a check, in one line for the log; undefined where nothing did, however long it goes on. */
export function describeChange(before: CheckState, after: CheckState, rules: Thresholds): string | undefined {
  const newest = after.streak.at(-1);
  if (after.verdict !== before.verdict) return verdictLine(after);
  if (newest === undefined || !differs(before.streak.at(-1), newest)) return undefined;
  if (after.phase === 'starting' && !rules.isRunning) {
    return newest.ok
      ? `good answer (${after.successes} of ${rules.healthyThreshold}): ${newest.reason}`
      : `not ready yet: ${newest.reason}`;
  }
  if (newest.ok) return `good again: ${newest.reason}`;
  if (newest.kind === 'own-fault') return `cannot be probed: ${newest.reason}`;
  return `failing (${after.failures} of ${rules.unhealthyThreshold}): ${newest.reason}`;
}

function verdictLine({ decision, streak }: CheckState): string {
  const version = streak.at(-1)?.version;
  const shown = decision?.verdict === 'healthy' && version !== undefined ? `, version ${JSON.stringify(version)}` : '';
  return decision?.verdict === 'healthy' ? `${decision.reason}${shown}` : `${decision?.verdict}: ${decision?.reason}`;
}

/** The words of a reason may change with every answer (a counter in the body); that is no change of state. */
function differs(a: Observation | undefined, b: Observation): boolean {
  return a?.ok !== b.ok || a.kind !== b.kind || a.status !== b.status || a.version !== b.version;
}
