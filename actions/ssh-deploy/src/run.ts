import type { OutputName, Result } from '@deploy-actions/action';
import {
  confirmFleet,
  type Fleet,
  type FleetClientWorld,
  type FleetResult,
  openFleet,
  rollbackFleet,
} from '@deploy-actions/release';
import type { contract } from './contract';
import { deploy } from './deploy';
import type { Inputs } from './inputs';
import { plan } from './plan';
import { present } from './present';

export async function run(inputs: Inputs, world: FleetClientWorld): Promise<Result<OutputName<typeof contract>>> {
  const start = world.clock.elapsed();
  const fleet = openFleet(inputs, world);
  try {
    const result = await operate(inputs, fleet, world);
    const durationMs = Math.round(world.clock.elapsed() - start);
    return present(inputs, result, { durationMs, logPath: fleet.logPath });
  } finally {
    fleet.close();
  }
}

type OperationResult = FleetResult<string> & { stdout?: string };

function operate(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<OperationResult> {
  if (inputs.isDryRun) return plan(inputs, fleet, world);
  if (inputs.operation === 'deploy') return deploy(inputs, fleet, world);
  if (inputs.operation === 'confirm') return confirm(inputs, fleet, world);
  return rollBack(inputs, fleet, world);
}

function confirm(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<OperationResult> {
  const { version, keepReleases } = inputs;
  const reason = `confirmed by ${world.run.triggeringActor || 'a run'}`;
  const lock = fleet.lockOptions('ssh-deploy confirm', inputs);
  return confirmFleet(fleet.hosts, { version, reason, keepReleases, lock }, world);
}

function rollBack(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<OperationResult> {
  const options = {
    ...(inputs.toVersion === undefined ? {} : { toVersion: inputs.toVersion }),
    markBad: inputs.markBad,
    reason: `rollback requested by ${world.run.triggeringActor || 'a run'}`,
    batchSize: inputs.maxParallel,
    commandTimeoutMs: inputs.commandTimeoutMs,
    lock: fleet.lockOptions('ssh-deploy rollback', inputs),
  };
  return rollbackFleet(fleet.hosts, options, world);
}
