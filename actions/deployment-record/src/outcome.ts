import type { UserError } from '@deploy-actions/error';
import { ApiError, addStatus, type GitHub, listStatuses, type NewStatus } from '@deploy-actions/github';
import type { Target } from './deployment-to-finish';
import { cut, describeFinish } from './describe';
import type { FinishInputs } from './inputs';
import { judge } from './judge';
import { alreadySaid, standing } from './standing';
import type { RecordWorld } from './world';

export interface Outcome {
  /** ISO 8601, by GitHub's clock; undefined where nothing was noted. */
  notedAt?: string;
  failure?: UserError;
}

/** Says on GitHub how the deployment ended, and keeps what its page shows as active in step with what is live. */
export async function noteOutcome(
  inputs: FinishInputs,
  target: Target,
  how: { liveVersion: string; neverLive: boolean },
  world: RecordWorld,
  github: GitHub,
): Promise<Outcome> {
  const wanted: NewStatus = {
    ...standing(inputs.status, target.service),
    description: describeFinish(inputs.status, { ...target, ...how }),
    logUrl: world.run.runUrl,
    environmentUrl: inputs.environmentUrl,
  };
  if (inputs.dryRun || target.id === undefined) {
    world.log.event(`dry-run: would set the deployment to ${wanted.state} ("${wanted.description}").`);
    return {};
  }
  try {
    const statuses = await listStatuses(github, target.id);
    const said = alreadySaid(statuses, wanted);
    if (said) {
      world.log.event(`Deployment ${target.id} is already recorded as ${inputs.status}.`);
      return { notedAt: said.createdAt };
    }
    const status = await addStatus(github, target.id, wanted, statuses);
    world.log.event(`Deployment ${target.id} is recorded as ${inputs.status} (GitHub's state: ${wanted.state}).`);
    if (inputs.status === 'rolled-back' && judge(statuses) === 'good') {
      await reactivate(target, how.liveVersion, world, github);
    }
    if (inputs.status === 'success' && target.service !== '') await supersede(target, world, github);
    return { notedAt: status.createdAt };
  } catch (error) {
    if (error instanceof ApiError) return { failure: error };
    throw error;
  }
}

/** A version that had gone live pushed its predecessor out of "active"; taken back, the predecessor is live again. */
async function reactivate(target: Target, liveVersion: string, world: RecordWorld, github: GitHub): Promise<void> {
  if (target.lastGoodDeploymentId === undefined || liveVersion !== target.lastGoodVersion) return;
  await tidy(target.lastGoodDeploymentId, 'inactive', world, github, {
    state: 'success',
    description: cut(`Live again: ${target.version} was rolled back`),
  });
}

/** GitHub deactivates by environment; where several services share one, only this service's predecessor has ended. */
async function supersede(target: Target, world: RecordWorld, github: GitHub): Promise<void> {
  if (target.lastGoodDeploymentId === undefined || target.production || target.transient) return;
  await tidy(target.lastGoodDeploymentId, 'success', world, github, {
    state: 'inactive',
    description: cut(`Replaced by ${target.version}`),
  });
}

/** For the looks of GitHub's page only: a failure is a warning, and the record stands. */
async function tidy(
  id: number,
  onlyFrom: string,
  world: RecordWorld,
  github: GitHub,
  status: Pick<NewStatus, 'state' | 'description'>,
): Promise<void> {
  try {
    const statuses = await listStatuses(github, id);
    if (statuses[0]?.state !== onlyFrom) return;
    await addStatus(
      github,
      id,
      { ...status, logUrl: world.run.runUrl, environmentUrl: '', autoInactive: false },
      statuses,
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    world.log.warning(`The GitHub page may show a version as active that is not live: ${error.message}`);
  }
}
