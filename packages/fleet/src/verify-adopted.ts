import { isAdopted } from '@deploy-actions/release';
import { awaitHealth } from './await-health';
import type { DeployPlan, Site } from './deploy-plan';
import type { FleetWorld } from './fleet-world';

/** The old version runs already: it need not be waited for. */
const LONGEST_MS = 10_000;
const PASSED = 'it passed the checks of the first deploy before the switch';

/**
 * Asks the checks of the new release of what another tool has made live, before anything is switched: what passes is
 * good, so that a rollback may choose it later. What does not, or where there are no checks, stays unverified, which
 * stops no deploy.
 */
export async function verifyAdopted(sites: readonly Site[], plan: DeployPlan, world: FleetWorld): Promise<void> {
  await Promise.all(sites.map((site) => verifyOn(site, plan, world)));
}

async function verifyOn(site: Site, { record, commandTimeoutMs }: DeployPlan, world: FleetWorld): Promise<void> {
  const { host, before, choice } = site;
  const { healthUrl, steps } = record;
  const command = steps['health-command'];
  if (!before || !isAdopted(before) || before.state !== 'live' || !('release' in choice)) return;
  // `checked` is not enough: a deploy without checks that went back to it has only run its `activate` there.
  if (command === undefined && healthUrl === undefined) return;
  const { release } = before;
  const checks = {
    release,
    steps: command === undefined ? {} : { 'health-command': command },
    healthUrl,
    healthTimeoutMs: Math.min(LONGEST_MS, record.healthTimeoutMs),
    commandTimeoutMs,
  };
  try {
    const context = { operation: 'deploy' as const, previousVersion: before.version, stepsFrom: choice.release };
    await awaitHealth(host, checks, context, world);
    await host.mark(release, 'good', PASSED);
    const good = { ...before, state: 'good' as const, checked: true };
    site.before = good;
    site.status = {
      ...site.status,
      releases: site.status.releases.map((one) => (one.release === release ? good : one)),
    };
    world.log.event(`${host.label}: ${release} was live before and passes the same checks: a rollback may select it`);
  } catch (error) {
    world.signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    world.log.event(`${host.label}: ${release} was live before and stays unverified: ${why}`);
  }
}
