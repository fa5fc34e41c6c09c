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
    for (const release of releasesToRemove(await host.status(), keep, previous)) await host.remove(release);
  } catch (error) {
    world.log.warning(`${host.label}: old releases could not be removed: ${String(error)}`);
  }
}
