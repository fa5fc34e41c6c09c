import type { DeployPlan, Site } from './deploy-plan';
import { failRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { stepFailure } from './step-failure';

/**
 * Runs `migrate` on the first of these hosts, when all are staged and before any goes live. Where the release has a way
 * to undo it, the host notes first that it was here: that is where `migrate-down` will run.
 */
export async function migrateOnce([site]: readonly Site[], plan: DeployPlan, world: FleetWorld): Promise<void> {
  const { steps } = plan.record;
  if (!site || !('release' in site.choice) || steps.migrate === undefined) return;
  const { host, choice, before, row } = site;
  const { release } = choice;
  await world.log.group(`Migrate on ${host.label}`, async () => {
    if (steps['migrate-down'] !== undefined) await host.mark(release, 'migrated', 'migrate begins');
    world.log.event(`${host.label}: migrate`);
    const start = world.clock.elapsed();
    site.migration = 'begun';
    try {
      const result = await host.step(release, 'migrate', {
        operation: 'deploy',
        previousVersion: before?.version ?? '',
        timeoutMs: plan.commandTimeoutMs,
        signal: world.signal,
      });
      row.stdout += result.stdout;
      if (result.code !== 0) throw stepFailure(host.label, 'migrate', result, plan.record);
      site.migration = 'done';
    } catch (error) {
      failRow(row, error);
      throw error;
    } finally {
      row.durationMs += Math.round(world.clock.elapsed() - start);
    }
  });
}
