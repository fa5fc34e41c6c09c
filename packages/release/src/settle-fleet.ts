import type { DeployPlan, Site } from './deploy-plan';
import { asUserError } from './fleet-lock';
import type { FleetWorld } from './fleet-world';

/** Notes that the new release is good where it is live and healthy. Rejects with the first failure, after trying all. */
export async function settleFleet(sites: readonly Site[], plan: DeployPlan, world: FleetWorld): Promise<void> {
  const results = await Promise.allSettled(sites.map((site) => settle(site, plan)));
  for (const [index, result] of results.entries()) {
    const host = sites[index]?.host;
    if (result.status !== 'rejected' || !host) continue;
    world.log.event(`${host.label}: live and healthy, but that could not be noted`);
    throw asUserError(host, result.reason);
  }
}

async function settle({ host, choice, status, before }: Site, plan: DeployPlan): Promise<void> {
  const { confirm, allowBad, record } = plan;
  if (!('release' in choice) || (choice.kind === 'unchanged' && before?.state === 'good')) return;
  if (allowBad && status.bad.some(({ version }) => version === record.version)) await host.forgive(record.version);
  if (confirm === 'auto') await host.mark(choice.release, 'good', 'its own checks passed');
}
