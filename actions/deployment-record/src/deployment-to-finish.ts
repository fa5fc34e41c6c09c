import { UserError } from '@deploy-actions/error';
import { type Deployment, type GitHub, getDeployment } from '@deploy-actions/github';
import { deployedCommit } from './commit';
import { findOwn } from './find-own';
import type { FinishInputs, Kind } from './inputs';
import { decodePayload, type Payload } from './payload';
import type { RecordWorld } from './world';

/** The deployment whose outcome is known; without an id in a dry run, in which `start` made none. */
export interface Target {
  id: number | undefined;
  number: number | undefined;
  sha: string;
  /** An input named the commit: only such a one is tagged. */
  isCommitNamed: boolean;
  service: string;
  kind: Kind;
  version: string;
  gitRef: string;
  services: string[];
  previousVersion: string;
  lastGoodVersion: string;
  lastGoodDeploymentId: number | undefined;
  deployedBy: string;
  /** ISO 8601, by GitHub's clock; empty without an id. */
  createdAt: string;
  production: boolean;
  transient: boolean;
}

/** By `deployment-id`, else the one that this run made. Throws where there is none, or where it is of another place. */
export async function deploymentToFinish(inputs: FinishInputs, world: RecordWorld, github: GitHub): Promise<Target> {
  if (inputs.deploymentId !== undefined) {
    const deployment = await getDeployment(github, inputs.deploymentId);
    return targetOf(sameEnvironment(deployment, inputs), decodePayload(deployment.payload), inputs, world);
  }
  const { runId, runAttempt } = world.run;
  // "Re-run failed jobs" does not run `start` again when it had succeeded: then the one of an earlier attempt is ours.
  const isMine = (payload: Payload) =>
    payload.runId === runId &&
    payload.runAttempt <= runAttempt &&
    payload.service === inputs.service &&
    (inputs.version === undefined || payload.version === inputs.version);
  const own = await findOwn(github, inputs.environment, isMine);
  if (own) return targetOf(own.deployment, own.payload, inputs, world);
  if (inputs.dryRun) return plannedTarget(inputs, world, github);
  const what = [inputs.environment, inputs.service, inputs.version].filter((part) => part).join(', ');
  throw new UserError('NO_DEPLOYMENT', `This run (${runId}) has started no deployment (${what}).`, {
    hint: 'Run operation start earlier in this run with the same environment and service, or pass its output as deployment-id.',
  });
}

function sameEnvironment(deployment: Deployment, { environment }: FinishInputs): Deployment {
  if (deployment.environment === environment) return deployment;
  throw new UserError(
    'NO_DEPLOYMENT',
    `Deployment ${deployment.id} belongs to "${deployment.environment}", not to "${environment}".`,
    { hint: 'Pass the deployment-id of the start with the same environment.' },
  );
}

/** In a dry run `start` has made nothing: the outcome is planned for what it would have made. */
async function plannedTarget(inputs: FinishInputs, world: RecordWorld, github: GitHub): Promise<Target> {
  const { sha, source } = await deployedCommit(inputs, world, github);
  const target = targetOf(undefined, undefined, { ...inputs, version: inputs.version ?? sha }, world);
  return { ...target, sha, isCommitNamed: source === 'ref' || source === 'version' || target.version === sha };
}

function targetOf(
  deployment: Deployment | undefined,
  payload: Payload | undefined,
  inputs: FinishInputs,
  { run }: RecordWorld,
): Target {
  const sha = deployment?.sha ?? run.sha;
  const version = payload?.version ?? inputs.version ?? sha;
  const source = payload?.commitSource ?? 'ref';
  return {
    id: deployment?.id,
    number: payload?.number || undefined,
    sha,
    isCommitNamed: source === 'ref' || source === 'version' || version === sha,
    service: payload?.service ?? inputs.service,
    kind: payload?.kind ?? 'deploy',
    version,
    gitRef: payload?.gitRef || run.ref,
    services: payload?.services ?? [],
    previousVersion: payload?.previousVersion ?? '',
    lastGoodVersion: payload?.lastGoodVersion ?? '',
    lastGoodDeploymentId: payload?.lastGoodDeploymentId,
    deployedBy: payload?.deployedBy || deployment?.creator || run.triggeringActor || run.actor,
    createdAt: deployment?.createdAt ?? '',
    production: deployment?.production ?? false,
    transient: deployment?.transient ?? false,
  };
}
