import { openFleet } from './fleet';
import type { Inputs } from './inputs';
import type { DeployWorld } from './world';

/** The `post:` step: gives the lock back where the main step was killed before it could. */
export async function cleanUp(inputs: Inputs, world: DeployWorld, recall: (key: string) => string): Promise<void> {
  const token = recall('lock-token');
  if (token === '' || recall('main-ended') === 'true') return;
  const fleet = openFleet(inputs, token, world);
  try {
    const results = await Promise.allSettled(fleet.hosts.map((host) => host.unlock()));
    for (const [index, result] of results.entries()) {
      const label = fleet.hosts[index]?.label ?? '';
      if (result.status === 'fulfilled') world.log.event(`${label}: the lock of the killed step was given back`);
      else world.log.warning(`${label}: the lock of the killed step is still there: ${String(result.reason)}`);
    }
  } finally {
    fleet.close();
  }
}
