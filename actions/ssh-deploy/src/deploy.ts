import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  batchSize,
  type DeployPlan,
  type DeployResult,
  deployFleet,
  type Fleet,
  type FleetClientWorld,
  openSource,
  type Payload,
  type ReleaseRecord,
  readPayload,
} from '@deploy-actions/release';
import type { Inputs } from './inputs';

/** Brings the version live on the whole fleet, or on none of it. */
export async function deploy(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<DeployResult> {
  const payload = await payloadOf(inputs, world);
  const plan: DeployPlan = {
    record: recordOf(inputs, payload, world),
    payload,
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

/** A script may need no files at all: its payload is then an empty folder. */
export async function payloadOf({ source }: Inputs, world: FleetClientWorld): Promise<Payload> {
  const empty = join(world.folder, 'empty');
  if (source === undefined) await mkdir(empty, { recursive: true });
  return readPayload(source === undefined ? empty : await openSource(source, join(world.folder, 'source')));
}

export function recordOf(inputs: Inputs, payload: Payload, { run, clock }: FleetClientWorld): ReleaseRecord {
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
    payloadSha256: payload.sha256,
  };
}
