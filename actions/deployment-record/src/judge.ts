import type { DeploymentStatus } from '@deploy-actions/github';
import { ROLLED_BACK } from './describe';

/** What became of a deployment: still open, good, not good, or taken back by a verdict. */
export type Fate = 'open' | 'good' | 'bad' | 'rolled-back';

/**
 * Reads a deployment's statuses, ordered by id: GitHub adds `inactive` when a newer one goes live, so the last state
 * says nothing about whether it was good.
 */
export function judge(statuses: readonly Pick<DeploymentStatus, 'id' | 'state' | 'description'>[]): Fate {
  const last = newestFinal(statuses);
  if (last === undefined) return 'open';
  if (last.state === 'success') return 'good';
  return last.description.startsWith(ROLLED_BACK) ? 'rolled-back' : 'bad';
}

/** The newest status that is an outcome, if there is one. */
export function newestFinal<S extends Pick<DeploymentStatus, 'id' | 'state'>>(statuses: readonly S[]): S | undefined {
  return statuses
    .filter(({ state }) => state === 'success' || state === 'failure' || state === 'error')
    .reduce<S | undefined>((newest, status) => (newest && newest.id > status.id ? newest : status), undefined);
}
