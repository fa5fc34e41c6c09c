import type { DeploymentStatus, NewStatus } from '@deploy-actions/github';
import type { Status } from './inputs';
import { newestFinal } from './judge';

/** How an outcome reads in GitHub's words. A run that was cancelled says nothing about the version: `error`. */
const states = {
  success: 'success',
  failure: 'failure',
  'rolled-back': 'failure',
  cancelled: 'error',
} as const satisfies Record<Status, NewStatus['state']>;

/**
 * The state of an outcome, and whether GitHub shall deactivate what was live before: only a success replaces it, and
 * only where the environment is one service, since GitHub knows environments and no services.
 */
export function standing(status: Status, service: string): Pick<NewStatus, 'state' | 'autoInactive'> {
  return { state: states[status], autoInactive: status === 'success' && service === '' };
}

/** The status that already says this outcome, where a step is run again: saying it twice would deactivate newer ones. */
export function alreadySaid<S extends DeploymentStatus>(statuses: readonly S[], wanted: NewStatus): S | undefined {
  const last = newestFinal(statuses);
  return last?.state === wanted.state && last.description === wanted.description ? last : undefined;
}
