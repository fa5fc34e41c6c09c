import {
  abortFleet,
  batchSize,
  confirmFleet,
  type Fleet,
  type FleetClientWorld,
  type FleetResult,
  planAbort,
  planFleet,
  planFleetRollback,
  planRollback,
  type RollbackWish,
  rollbackFleet,
  unlockFleet,
} from '@deploy-actions/fleet';
import type { Inputs } from './inputs';

type Operation = (inputs: Inputs, fleet: Fleet, world: FleetClientWorld) => Promise<FleetResult<string>>;

export const confirm: Operation = (inputs, fleet, world) => {
  const { version, keepReleases } = inputs;
  const reason = by('confirmed', world);
  const lock = fleet.lockOptions('ssh-deploy confirm', inputs);
  return confirmFleet(fleet.hosts, { version, reason, keepReleases, lock }, world);
};

export const rollBack: Operation = (inputs, fleet, world) => {
  const options = {
    ...wish(inputs),
    ...wayBack(inputs, fleet),
    migrateDown: inputs.runMigrateDown,
    reason: by('rollback requested', world),
    lock: fleet.lockOptions('ssh-deploy rollback', inputs),
  };
  return rollbackFleet(fleet.hosts, options, world);
};

export const abort: Operation = (inputs, fleet, world) => {
  const options = {
    ...wish(inputs),
    ...wayBack(inputs, fleet),
    reason: by('aborted', world),
    lock: fleet.lockOptions('ssh-deploy abort', inputs),
  };
  return abortFleet(fleet.hosts, options, world);
};

/** What a rollback or an abort would do. */
export const planWayBack: Operation = (inputs, fleet, world) =>
  planFleetRollback(
    fleet.hosts,
    { ...wish(inputs), migrateDown: inputs.runMigrateDown },
    world,
    inputs.operation === 'abort' ? planAbort : planRollback,
  );

export const unlock: Operation = (inputs, fleet, world) => {
  const { owner } = fleet.lockOptions('ssh-deploy unlock', inputs);
  if (!inputs.isDryRun) return unlockFleet(fleet.hosts, { owner, reason: by('broken', world) }, world);
  return planFleet(fleet.hosts, ({ lock }) => (lock ? 'would break the lock' : 'would do nothing'), world);
};

function wish({ toVersion, allowAfterMigration }: Inputs): RollbackWish {
  return { ...(toVersion === undefined ? {} : { toVersion }), allowAfterMigration };
}

function wayBack({ markBad, maxParallel, commandTimeoutMs }: Inputs, { hosts }: Fleet) {
  return { markBad, batchSize: batchSize(maxParallel, hosts.length), commandTimeoutMs };
}

function by(what: string, { run }: FleetClientWorld): string {
  return `${what} by ${run.triggeringActor || 'a run'}`;
}
