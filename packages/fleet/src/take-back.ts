import type { UserError } from '@deploy-actions/error';
import type { DeployPlan, Site } from './deploy-plan';
import type { FleetWorld } from './fleet-world';
import { lookAgain } from './look-again';
import { revertFleet, switchedSites } from './revert-fleet';

/** Once an irreversible migration has begun, the old code must not come back: nobody knows that it still works. */
export function staysPut({ record, allowAfterMigration = false }: DeployPlan): boolean {
  return record.irreversible === true && !allowAfterMigration;
}

/**
 * Brings those of the hosts back that are, or may be, on the new release. Where the release is irreversible they stay,
 * and their rows tell what is live there.
 */
export async function takeBack(
  sites: readonly Site[],
  plan: DeployPlan,
  why: UserError,
  world: FleetWorld,
): Promise<void> {
  const switched = await switchedSites(sites);
  for (const site of sites) if (!switched.includes(site)) site.swap = 'none';
  if (switched.length === 0) return;
  if (!staysPut(plan)) {
    await world.log.group('Revert', () => revertFleet(switched, plan, why, world));
    return;
  }
  const { version } = plan.record;
  const names = switched.map(({ host }) => host.label).join(', ');
  world.log.warning(`${names}: NOT REVERTED, because ${version} is irreversible.`, 'IRREVERSIBLE');
  for (const { host, row } of switched) if (row.verdict === 'failed') await lookAgain(host, row);
}
