import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  batchSize,
  type DeployPlan,
  type DeployResult,
  deployFleet,
  type Fleet,
  type FleetClientWorld,
} from '@deploy-actions/fleet';
import { openSource, type Payload, readPayload } from '@deploy-actions/payload';
import type { ReleaseRecord } from '@deploy-actions/release';
import type { Inputs } from './inputs';

/** Brings the version live on the whole fleet, or on none of it. */
export async function deploy(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<DeployResult> {
  const folder = await sourceFolder(inputs, world);
  // Read while the hosts are being connected.
  const payload = readPayload(folder, { ...inputs, clock: world.clock });
  payload.then((one) => one.readAhead()).catch(() => undefined);
  const plan: DeployPlan = {
    record: recordOf(inputs, world),
    payload,
    linkUnchanged: inputs.linkUnchanged,
    allowBad: inputs.allowBad,
    confirm: inputs.confirm,
    keepReleases: inputs.keepReleases,
    batchSize: batchSize(inputs.maxParallel, fleet.hosts.length),
    onFailure: inputs.onFailure,
    allowAfterMigration: inputs.allowAfterMigration,
    commandTimeoutMs: inputs.commandTimeoutMs,
    lock: fleet.lockOptions('ssh-deploy deploy', inputs),
  };
  return deployFleet(fleet.hosts, plan, world);
}

export async function payloadOf(inputs: Inputs, world: FleetClientWorld): Promise<Payload> {
  return readPayload(await sourceFolder(inputs, world), { ...inputs, clock: world.clock });
}

/** A script may need no files at all: its payload is then an empty folder. */
async function sourceFolder({ source }: Inputs, { folder }: FleetClientWorld): Promise<string> {
  if (source !== undefined) return openSource(source, join(folder, 'source'));
  const empty = join(folder, 'empty');
  await mkdir(empty, { recursive: true });
  return empty;
}

export function recordOf(inputs: Inputs, { run, clock }: FleetClientWorld): ReleaseRecord {
  const steps = {
    migrate: inputs.migrate,
    'migrate-down': inputs.migrateDown,
    'before-activate': inputs.beforeActivate,
    activate: inputs.activate,
    script: inputs.script,
    'health-command': inputs.healthCommand,
    'after-activate': inputs.afterActivate,
  };
  return {
    version: inputs.version,
    strategy: inputs.strategy,
    environment: inputs.environment,
    steps: Object.fromEntries(Object.entries(steps).filter(([, program]) => program !== undefined)),
    env: inputs.env,
    healthTimeoutMs: inputs.healthTimeoutMs,
    ...(inputs.healthUrl === undefined ? {} : { healthUrl: inputs.healthUrl }),
    ...(inputs.irreversible ? { irreversible: true } : {}),
    sha: run.sha,
    actor: run.triggeringActor,
    runUrl: run.runUrl,
    createdAt: new Date(clock.now()).toISOString(),
    sharedPaths: inputs.sharedPaths,
  };
}
