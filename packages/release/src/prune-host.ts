import type { FleetWorld } from './fleet-world';
import type { Host } from './host';
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
    world.log.warning(`${host.label}: old releases could not be removed: ${String(error)}`);
  }
}
