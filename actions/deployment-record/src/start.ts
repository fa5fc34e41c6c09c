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
import { type DeployedCommit, deployedCommit } from './commit';
import { describeStart } from './describe';
import { findOwn } from './find-own';
import { readHistory } from './history';
import type { StartInputs } from './inputs';
import { lastGood } from './last-good';
import { encodePayload, type Payload } from './payload';
import { startResult } from './results';
import type { RecordWorld } from './world';

/** Makes the deployment of this run, or finds the one that it has already made, and says that it is in progress. */
export async function start(given: StartInputs, world: RecordWorld, github: GitHub): Promise<Result> {
  const { environment, dryRun } = given;
  const commit = await deployedCommit(given, world, github);
  const inputs: Started = { ...given, version: given.version ?? commit.sha, commit };
  const own = () => findOwn(github, environment, (payload) => isOwn(payload, inputs, world));
  const found = await own();
  const payload = found?.payload ?? (await plan(inputs, world, github));
  const sha = found?.deployment.sha ?? commit.sha;
  if (found) world.log.event(`This run has already created deployment ${found.deployment.id}: it is used again.`);
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
      () => create(inputs, payload, world, github),
      async () => (await own())?.deployment,
    ));
  return markStarted(inputs, payload, deployment, world, github);
}

interface Started extends StartInputs {
  version: string;
  commit: DeployedCommit;
}

function isOwn(payload: Payload, inputs: Started, { run }: RecordWorld): boolean {
  return (
    payload.runId === run.runId &&
    payload.runAttempt === run.runAttempt &&
    payload.service === inputs.service &&
    payload.kind === inputs.kind &&
    payload.version === inputs.version
  );
}

async function plan(inputs: Started, world: RecordWorld, github: GitHub): Promise<Payload> {
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
    gitRef: inputs.commit.fullName || world.run.ref,
    commitSource: inputs.commit.source,
    rollbackOf: inputs.rollbackOf ?? takenBack,
    services: inputs.services,
    previousVersion: live?.version ?? '',
    lastGoodVersion: target?.version ?? '',
    lastGoodDeploymentId: target?.id,
  };
}

async function create(
  { environment, kind, version, production, transient, commit }: Started,
  payload: Payload,
  world: RecordWorld,
  github: GitHub,
): Promise<Deployment> {
  const on = (sha: string, source: Payload['commitSource']) =>
    createDeployment(github, {
      environment,
      task: kind,
      description: describeStart({ kind, version }),
      payload: encodePayload({ ...payload, commitSource: source }),
      production,
      transient,
      sha,
    });
  try {
    return await on(commit.sha, commit.source);
  } catch (error) {
    // A version that looks like a commit and could not be looked up, or the head of a fork that GitHub will not deploy.
    const isUnknown = error instanceof ApiError && error.status === 422 && commit.source !== 'ref';
    if (!isUnknown || commit.sha === world.run.sha) throw error;
    world.log.event(`GitHub does not create a deployment for ${commit.sha}; it is recorded on ${world.run.sha}.`);
    return on(world.run.sha, 'run');
  }
}

/** The deployment exists by now: whatever goes wrong from here on, its id is put out. */
async function markStarted(
  inputs: Started,
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
