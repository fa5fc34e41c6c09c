import { UserError } from '@deploy-actions/error';
import type { HostStatus } from './host-status';

/**
 * The status of a host that this run has just locked, known by `label`. Throws SAME_HOST where the run has the lock
 * already, under another name: the two would take each other's calls for their own.
 */
export function exceptTwin(label: string, status: HostStatus): HostStatus {
  const first = status.lock?.owner.host ?? label;
  if (first === label) return status;
  throw new UserError('SAME_HOST', `${label} is the same host and path as ${first}, under another name.`, {
    hint: 'Name every host once in `hosts`.',
  });
}
