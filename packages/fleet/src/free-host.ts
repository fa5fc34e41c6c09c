import { UserError } from '@deploy-actions/error';
import type { Host, Owner } from '@deploy-actions/release';
import type { FleetWorld } from './fleet-world';
import { holderOf } from './holder';

const ROUNDS = 5;

/**
 * Stops whatever runs on the host and breaks the lock under which it ran, telling whose it was. The holder may begin
 * its next step in between; LOCKED where that, or a step that cannot be stopped, goes on for ever.
 */
export async function freeHost(
  host: Host,
  { owner, reason }: { owner: Owner; reason: string },
  { log }: Pick<FleetWorld, 'log'>,
): Promise<void> {
  let holder = '';
  for (let round = 1; round <= ROUNDS; round++) {
    const { lock } = await host.status();
    if (!lock) return;
    holder = holderOf(lock);
    log.event(`${host.label}: is locked by ${holder}`);
    for (const { id, what } of lock.steps) {
      log.event(`${host.label}: stopping ${what || id}`);
      await host.stop(id);
    }
    try {
      await host.breakLock(lock.number, owner, `${reason}; the lock belonged to ${holder}`);
      return;
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'LOCKED') throw error;
    }
  }
  throw new UserError('LOCKED', `${host.label}: the steps of ${holder || 'another run'} on it cannot be stopped.`);
}
