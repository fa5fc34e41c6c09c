import type { Host } from '@deploy-actions/release';
import type { FleetWorld } from './fleet-world';
import { freeHost } from './free-host';
import { eachForItself, type RollbackOptions, type RollbackResult } from './rollback-fleet';
import { planAbort } from './rollback-plan';

export type AbortOptions = Omit<RollbackOptions, 'failedVersion' | 'toVersion' | 'migrateDown'>;

/**
 * Ends what was begun on these hosts and not confirmed: stops the holder's steps, breaks its lock, and where the live
 * release is not good and proven goes back to the last one that was, with that one's own steps.
 */
export function abortFleet(hosts: readonly Host[], options: AbortOptions, world: FleetWorld): Promise<RollbackResult> {
  const prepare = async (host: Host) => {
    world.signal.throwIfAborted();
    await freeHost(host, { owner: options.lock.owner, reason: options.reason }, world);
  };
  return eachForItself(hosts, options, world, { plan: planAbort, prepare });
}
