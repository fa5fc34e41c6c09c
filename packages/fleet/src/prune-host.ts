import { UserError } from '@deploy-actions/error';
import type { Host } from '@deploy-actions/release';
import { asUserError } from './fleet-lock';
import type { FleetWorld } from './fleet-world';
import { releasesToRemove } from './prune';

/** Removes what is too old; a host that cannot is no reason to fail a deploy that is live. */
export async function pruneHost(
  host: Host,
  keep: number,
  previous: string | undefined,
  world: FleetWorld,
): Promise<void> {
  try {
    const remove = releasesToRemove(await host.status(), keep, previous);
    const problems = await host.settle({ remove, isLast: false });
    if (problems.length > 0) throw new Error(problems.join('; '));
  } catch (error) {
    // Whoever has the host now removes them; that it is lost is told elsewhere.
    if (error instanceof UserError && error.code === 'LOCK_LOST') return;
    world.log.warning(`${host.label}: old releases could not be removed: ${asUserError(host, error).message}`);
  }
}
