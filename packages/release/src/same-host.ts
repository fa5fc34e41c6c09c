import { UserError } from '@deploy-actions/error';
import type { HostStatus, Owner } from './host-status';

/**
 * The status of a host that `owner` has just locked, where it is known by `label`. Throws SAME_HOST where the owner has
 * the lock under another name already: the two would take each other's calls for their own.
 */
export function exceptTwin(label: string, owner: Owner, status: HostStatus): HostStatus {
  const holder = status.lock?.owner;
  const isOurs = holder?.since === owner.since && holder.runUrl === owner.runUrl && holder.action === owner.action;
  const first = holder?.host ?? label;
  if (!isOurs || first === label) return status;
  throw new UserError('SAME_HOST', `${label} is the same host and path as ${first}, under another name.`, {
    hint: 'Name every host once in `hosts`.',
  });
}
