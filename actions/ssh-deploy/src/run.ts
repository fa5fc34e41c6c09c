import type { OutputName, Result } from '@deploy-actions/action';
import { type Fleet, type FleetClientWorld, type FleetResult, openFleet, showFleet } from '@deploy-actions/fleet';
import type { contract } from './contract';
import { deploy, type WithPayload } from './deploy';
import type { Inputs } from './inputs';
import { lastWords } from './last-words';
import { abort, confirm, planWayBack, rollBack, unlock } from './operations';
import { plan } from './plan';
import { present } from './present';
import { withScript } from './script-file';

export async function run(given: Inputs, world: FleetClientWorld): Promise<Result<OutputName<typeof contract>>> {
  const start = world.clock.elapsed();
  const inputs = await withScript(given);
  const fleet = openFleet(inputs, world);
  try {
    const result = await operate(inputs, fleet, world);
    const durationMs = Math.round(world.clock.elapsed() - start);
    for (const line of lastWords(result)) world.log.event(line);
    return present(inputs, result, { durationMs, logPath: fleet.logPath });
  } finally {
    fleet.close();
  }
}

type OperationResult = WithPayload<FleetResult<string>> & { stdout?: string };

function operate(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<OperationResult> {
  const { operation, isDryRun } = inputs;
  switch (operation) {
    case 'status':
      return showFleet(fleet.hosts, world);
    case 'plan':
      return plan(inputs, fleet, world);
    case 'deploy':
      return isDryRun ? plan(inputs, fleet, world) : deploy(inputs, fleet, world);
    case 'confirm':
      return isDryRun ? plan(inputs, fleet, world) : confirm(inputs, fleet, world);
    case 'rollback':
      return isDryRun ? planWayBack(inputs, fleet, world) : rollBack(inputs, fleet, world);
    case 'abort':
      return isDryRun ? planWayBack(inputs, fleet, world) : abort(inputs, fleet, world);
    case 'unlock':
      return unlock(inputs, fleet, world);
  }
}
