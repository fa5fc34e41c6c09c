import { UserError } from '@deploy-actions/error';
import { liveRelease } from '@deploy-actions/release';
import type { BringBackOptions, Journey } from './bring-back';
import { failRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { stepFailure } from './step-failure';
import { planUndo, type Undo } from './undo-plan';

/**
 * Runs the recorded `migrate-down` programs of the releases that are left, each under its own folder and env, while
 * every host still runs what it ran. Throws with the first that fails; what has run is noted, and never runs twice for
 * the same deploy of that release.
 */
export async function migrateDown(
  journeys: readonly Journey[],
  options: BringBackOptions,
  world: FleetWorld,
): Promise<void> {
  const plan = planUndo(journeys);
  if (!('undos' in plan)) {
    for (const { host, status, move } of journeys) {
      if (move.kind === 'stuck') await host.note('refused', liveRelease(status)?.release ?? '', move.why);
    }
    throw new UserError(plan.code, plan.problem);
  }
  if (plan.undos.length === 0) world.log.event('There is no migration to undo.');
  for (const undo of plan.undos) {
    await world.log.group(`Undo the migration of ${undo.version} on ${undo.host.label}`, () =>
      run(undo, journeys, options, world),
    );
  }
}

async function run(
  { host, release, version, programs }: Undo,
  journeys: readonly Journey[],
  { commandTimeoutMs: timeoutMs, reason }: BringBackOptions,
  world: FleetWorld,
): Promise<void> {
  const journey = journeys.find((one) => one.host === host);
  world.log.event(`${host.label}: migrate-down of ${version}`);
  try {
    world.signal.throwIfAborted();
    const live = journey && liveRelease(journey.status);
    const context = { operation: 'rollback' as const, previousVersion: live?.version ?? '', timeoutMs };
    const result = await host.step(release, 'migrate-down', { ...context, signal: world.signal });
    if (journey) journey.row.stdout += result.stdout;
    if (result.code !== 0) throw stepFailure(host.label, 'migrate-down', result, programs);
    await host.mark(release, 'migrated-down', reason);
  } catch (error) {
    if (journey) failRow(journey.row, error);
    throw error;
  }
  // The others must know too: nobody brings a release back whose migration is gone.
  for (const { host: other, status } of journeys) {
    if (other === host || !status.releases.some((one) => one.release === release)) continue;
    await other.mark(release, 'migrated-down', reason).catch((error: Error) => {
      world.log.warning(
        `${other.label} has not recorded that the migration of ${version} was undone: ${error.message}`,
      );
    });
  }
}
