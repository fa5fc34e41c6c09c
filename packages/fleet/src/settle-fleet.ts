import { PROVEN, type Settlement } from '@deploy-actions/release';
import type { DeployPlan, Site } from './deploy-plan';
import { asUserError } from './fleet-lock';
import type { FleetWorld } from './fleet-world';
import { releasesToRemove } from './prune';
import { statusAfter } from './status-after';

export interface SettleOptions {
  /** Nothing else can go wrong any more: old releases go. */
  isWhole: boolean;
  /** And the lock goes with them, in the same call. */
  isLast: boolean;
}

/** Notes that the new release is good where it is live and healthy. Rejects with the first failure, after trying all. */
export async function settleFleet(
  sites: readonly Site[],
  plan: DeployPlan,
  options: SettleOptions,
  world: FleetWorld,
): Promise<void> {
  const results = await Promise.allSettled(sites.map((site) => settle(site, plan, options, world)));
  for (const [index, result] of results.entries()) {
    const host = sites[index]?.host;
    if (result.status !== 'rejected' || !host) continue;
    world.log.event(`${host.label}: live and healthy, but this could not be recorded`);
    throw asUserError(host, result.reason);
  }
}

async function settle(site: Site, plan: DeployPlan, options: SettleOptions, world: FleetWorld): Promise<void> {
  const { host, choice, before } = site;
  if (site.isSettled) return;
  if (!('release' in choice) || (choice.kind === 'unchanged' && before?.state === 'good')) return;
  tellProblems(site, await host.settle(settlementOf(site, choice.release, plan, options)), world);
}

export function tellProblems({ host }: Site, problems: readonly string[], { log }: FleetWorld): void {
  for (const text of problems) log.warning(`${host.label}: an old release could not be removed: ${text}`);
}

/** What ends the deploy on one host where all went well. */
export function settlementOf(
  site: Site,
  release: string,
  plan: DeployPlan,
  { isWhole, isLast }: SettleOptions,
): Settlement {
  const { confirm, allowBad, record, keepReleases } = plan;
  const { status, before, choice } = site;
  const isForgiven = allowBad && status.bad.some(({ version }) => version === record.version);
  const mayPrune = isWhole && choice.kind !== 'unchanged';
  return {
    ...(isForgiven ? { forgive: record.version } : {}),
    ...(confirm === 'auto' ? { good: { release, reason: PROVEN } } : {}),
    remove: mayPrune ? releasesToRemove(statusAfter(site, plan), keepReleases, before?.release) : [],
    isLast,
  };
}
