import { statusAfter } from './after-deploy';
import type { DeployPlan, Site } from './deploy-plan';
import { asUserError } from './fleet-lock';
import type { FleetWorld } from './fleet-world';
import { PROVEN } from './host';
import { releasesToRemove } from './prune';

/**
 * Notes that the new release is good where it is live and healthy, and removes what is too old, in one call to each
 * host. With `isLast` that call gives the lock back, too: then nothing more may come, also where it failed elsewhere.
 * Rejects with the first failure, after trying all.
 */
export async function settleFleet(
  sites: readonly Site[],
  plan: DeployPlan,
  isLast: boolean,
  world: FleetWorld,
): Promise<void> {
  const results = await Promise.allSettled(sites.map((site) => settle(site, plan, isLast, world)));
  for (const [index, result] of results.entries()) {
    const host = sites[index]?.host;
    if (result.status !== 'rejected' || !host) continue;
    world.log.event(`${host.label}: live and healthy, but that could not be noted`);
    throw asUserError(host, result.reason);
  }
}

async function settle(site: Site, plan: DeployPlan, isLast: boolean, world: FleetWorld): Promise<void> {
  const { host, choice, status, before } = site;
  const { confirm, allowBad, record, keepReleases } = plan;
  if (!('release' in choice)) return;
  const isKnownGood = choice.kind === 'unchanged' && before?.state === 'good';
  const isForgiven = allowBad && status.bad.some(({ version }) => version === record.version);
  const remove =
    choice.kind === 'unchanged' ? [] : releasesToRemove(statusAfter(site, plan), keepReleases, before?.release);
  const left = await host.settle({
    ...(isForgiven ? { forgive: record.version } : {}),
    ...(confirm === 'auto' && !isKnownGood ? { good: { release: choice.release, reason: PROVEN } } : {}),
    remove,
    isLast,
  });
  for (const sentence of left) world.log.warning(`${host.label}: ${sentence}`);
}
