import type { OutputName, Result } from '@deploy-actions/action';
import { confirmFleet, type FleetResult, rollbackFleet } from '@deploy-actions/release';
import type { contract } from './contract';
import { deploy } from './deploy';
import { type Fleet, openFleet } from './fleet';
import type { Inputs } from './inputs';
import { lockOptions } from './lock-options';
import { plan } from './plan';
import { present } from './present';
import type { DeployWorld } from './world';

export async function run(inputs: Inputs, world: DeployWorld): Promise<Result<OutputName<typeof contract>>> {
  const start = world.clock.elapsed();
  const token = world.makeToken();
  world.remember('lock-token', token);
  const fleet = openFleet(inputs, token, world);
  try {
    const result = await operate(inputs, fleet, world);
    const durationMs = Math.round(world.clock.elapsed() - start);
    return present(inputs, result, { durationMs, logPath: fleet.logPath });
  } finally {
    world.remember('main-ended', 'true');
    fleet.close();
  }
}

function operate(inputs: Inputs, fleet: Fleet, world: DeployWorld): Promise<FleetResult<string> & { stdout?: string }> {
  if (inputs.isDryRun) return plan(inputs, fleet, world);
  if (inputs.operation === 'deploy') return deploy(inputs, fleet, world);
  const lock = lockOptions(inputs, world.run, world.clock.now());
  if (inputs.operation === 'confirm') {
    const reason = `confirmed by ${world.run.triggeringActor || 'a run'}`;
    const { version, keepReleases } = inputs;
    return confirmFleet(fleet.hosts, { version, reason, keepReleases, lock }, world);
  }
  return rollbackFleet(
    fleet.hosts,
    {
      ...(inputs.toVersion === undefined ? {} : { toVersion: inputs.toVersion }),
      markBad: inputs.markBad,
      reason: `rollback requested by ${world.run.triggeringActor || 'a run'}`,
      batchSize: inputs.maxParallel,
      commandTimeoutMs: inputs.commandTimeoutMs,
      lock,
    },
    world,
  );
}
