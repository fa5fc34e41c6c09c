import type { Result } from '@deploy-actions/action';
import {
  ApiError,
  addStatus,
  createDeployment,
  type Deployment,
  type GitHub,
  listStatuses,
  writeOnce,
} from '@deploy-actions/github';
import { commitOf } from './commit';
import { describeStart } from './describe';
import { findOwn } from './find-own';
import { readHistory } from './history';
import type { StartInputs } from './inputs';
import { lastGood } from './last-good';
import { encodePayload, type Payload } from './payload';
import { startResult } from './results';
import type { RecordWorld } from './world';

/** Makes the deployment of this run, or finds the one that it has already made, and says that it is in progress. */
export async function start(inputs: StartInputs, world: RecordWorld, github: GitHub): Promise<Result> {
  const { environment, dryRun } = inputs;
  const own = () => findOwn(github, environment, (payload) => isOwn(payload, inputs, world));
  const found = await own();
  const payload = found?.payload ?? (await plan(inputs, world, github));
  const sha = found?.deployment.sha ?? commitOf(inputs.version, world.run.sha);
  if (found) world.log.event(`This run has already made deployment ${found.deployment.id}: nothing is doubled.`);
  if (dryRun) {
    const plannedId = found?.deployment.id;
    if (!found)
      world.log.event(`dry-run: would create deployment number ${payload.number} of ${environment} on ${sha}.`);
    return startResult(inputs, payload, sha, plannedId);
  }
  const deployment =
    found?.deployment ??
    (await writeOnce(
      github,
      () => create(inputs, payload, sha, world, github),
      async () => (await own())?.deployment,
    ));
  return markStarted(inputs, payload, deployment, world, github);
}

function isOwn(payload: Payload, inputs: StartInputs, { run }: RecordWorld): boolean {
  return (
    payload.runId === run.runId &&
    payload.runAttempt === run.runAttempt &&
    payload.service === inputs.service &&
    payload.kind === inputs.kind &&
    payload.version === inputs.version
  );
}

async function plan(inputs: StartInputs, world: RecordWorld, github: GitHub): Promise<Payload> {
  const { environment, service, version, kind } = inputs;
  const history = await readHistory(github, { environment, service, except: version });
  if (!history.complete) {
    world.log.warning(`No earlier good version was found among the newest deployments of ${environment}.`);
  }
  const live = lastGood(history.past);
  const target = lastGood(history.past, version);
  const takenBack = kind === 'rollback' && live?.version !== version ? (live?.version ?? '') : '';
  return {
    service,
    kind,
    version,
    number: history.highestNumber + 1,
    runId: world.run.runId,
    runAttempt: world.run.runAttempt,
    deployedBy: world.run.triggeringActor || world.run.actor,
    gitRef: world.run.ref,
    rollbackOf: inputs.rollbackOf ?? takenBack,
    services: inputs.services,
    previousVersion: live?.version ?? '',
    lastGoodVersion: target?.version ?? '',
    lastGoodDeploymentId: target?.id,
  };
}

async function create(
  { environment, kind, version, production }: StartInputs,
  payload: Payload,
  sha: string,
  world: RecordWorld,
  github: GitHub,
): Promise<Deployment> {
  const wanted = {
    environment,
    task: kind,
    description: describeStart({ kind, version }),
    payload: encodePayload(payload),
    production,
  };
  try {
    return await createDeployment(github, { ...wanted, sha });
  } catch (error) {
    // A version that looks like a commit and is none of this repository: the hash of an artifact.
    const unknownCommit = error instanceof ApiError && error.status === 422 && sha !== world.run.sha;
    if (!unknownCommit) throw error;
    world.log.event(`${sha} is no commit of this repository; the deployment is noted on ${world.run.sha}.`);
    return createDeployment(github, { ...wanted, sha: world.run.sha });
  }
}

/** The deployment exists by now: whatever goes wrong from here on, its id is put out. */
async function markStarted(
  inputs: StartInputs,
  payload: Payload,
  deployment: Deployment,
  world: RecordWorld,
  github: GitHub,
): Promise<Result> {
  const result = startResult(inputs, payload, deployment.sha, deployment.id);
  try {
    const statuses = await listStatuses(github, deployment.id);
    if (statuses.length === 0) {
      const status = {
        state: 'in_progress' as const,
        description: describeStart(inputs),
        logUrl: world.run.runUrl,
        environmentUrl: inputs.environmentUrl,
        autoInactive: false,
      };
      await addStatus(github, deployment.id, status, statuses);
    }
    world.log.event(`Deployment ${deployment.id}, number ${payload.number} of ${inputs.environment}, is in progress.`);
    return result;
  } catch (error) {
    if (error instanceof ApiError) return { ...result, failure: error };
    throw error;
  }
}
