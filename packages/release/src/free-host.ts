import { UserError } from '@deploy-actions/error';
import type { FleetWorld } from './fleet-world';
import { holderOf } from './holder';
import type { Host } from './host';

const ROUNDS = 5;

/**
 * Stops whatever runs on the host and breaks the lock under which it ran, telling whose it was. The holder may begin
 * its next step in between; LOCKED where that, or a step that cannot be stopped, goes on for ever.
 */
export async function freeHost(host: Host, reason: string, { log }: Pick<FleetWorld, 'log'>): Promise<void> {
  let holder = '';
  for (let round = 1; round <= ROUNDS; round++) {
    const { lock, steps } = await host.status();
    if (!lock && steps.length === 0) return;
    if (lock) {
      holder = holderOf(lock);
      log.event(`${host.label}: was locked by ${holder}`);
    }
    for (const { id, what } of steps) {
      log.event(`${host.label}: stopping ${what || id}`);
      await host.stop(id);
    }
    if (!lock) continue;
    try {
      await host.breakLock(lock.number, `${reason}; it was held by ${holder}`);
      return;
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'LOCKED') throw error;
    }
  }
  throw new UserError('LOCKED', `${host.label}: what ${holder || 'another run'} does there cannot be stopped.`);
}
