import { join } from 'node:path';
import { UserError } from '@deploy-actions/error';
import {
  batchSize,
  type DeployPlan,
  type DeployResult,
  deployFleet,
  type Fleet,
  type FleetClientWorld,
  type FleetResult,
  untouchedRows,
} from '@deploy-actions/fleet';
import { openSource, type Payload, readPayload, type SourcePart, walkRules } from '@deploy-actions/payload';
import { type ReleaseRecord, stepProgram } from '@deploy-actions/release';
import type { Inputs } from './inputs';
import { type PayloadFacts, payloadFacts, tellPayload } from './payload-log';

type NotDeployed = FleetResult<'not-deployed'>;
export type WithPayload<T> = T & { payload?: PayloadFacts };

/** Brings the version live on the whole fleet, or on none of it. */
export async function deploy(
  inputs: Inputs,
  fleet: Fleet,
  world: FleetClientWorld,
): Promise<WithPayload<DeployResult | NotDeployed>> {
  // What is wrong with a line of `source` shows before any host is asked; it is listed while they are being connected.
  const source = await sourceOf(inputs, world).catch(sourceError);
  if (source instanceof UserError)
    return { verdict: 'not-deployed', rows: untouchedRows(fleet.hosts), failure: source };
  const payload = readPayload(source, { ...inputs, clock: world.clock });
  payload.then((one) => tellPayload(one, world.log).readAhead()).catch(() => undefined);
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
  const result = await deployFleet(fleet.hosts, plan, world);
  const facts = await payload.then(payloadFacts, () => undefined);
  return { ...result, ...(facts ? { payload: facts } : {}) };
}

function sourceError(error: unknown): UserError {
  if (error instanceof UserError && error.code === 'SOURCE') return error;
  throw error;
}

/** The payload of a plan: checked and reported like the payload of a deploy. */
export async function payloadOf(inputs: Inputs, world: FleetClientWorld): Promise<Payload> {
  const payload = await readPayload(await sourceOf(inputs, world), { ...inputs, clock: world.clock });
  return tellPayload(payload, world.log);
}

/** A script may need no files at all: its payload is then an empty folder. */
function sourceOf(inputs: Inputs, { folder, clock }: FleetClientWorld): Promise<SourcePart[]> {
  const { source, allowEmpty } = inputs;
  return openSource(source, { ...walkRules({ ...inputs, clock }), scratch: join(folder, 'source'), allowEmpty });
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
    steps: Object.fromEntries(
      Object.entries(steps).flatMap(([name, text]) => (text === undefined ? [] : [[name, stepProgram(text)]])),
    ),
    ...(inputs.shell === 'sh' ? {} : { shell: inputs.shell }),
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
