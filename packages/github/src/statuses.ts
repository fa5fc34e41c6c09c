import type { GitHub } from './client';
import { field, idOf, listOf, text } from './shape';
import { writeOnce } from './write-once';

/** GitHub refuses a longer one. */
export const DESCRIPTION_LIMIT = 140;

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';

export interface DeploymentStatus {
  id: number;
  state: string;
  description: string;
  logUrl: string;
  /** ISO 8601, by GitHub's clock. */
  createdAt: string;
}

export interface NewStatus {
  state: DeploymentState;
  description: string;
  logUrl: string;
  environmentUrl: string;
  autoInactive: boolean;
}

/** The newest hundred statuses of a deployment, the newest first by id. */
export async function listStatuses(github: GitHub, deploymentId: number): Promise<DeploymentStatus[]> {
  const purpose = { doing: `list the statuses of deployment ${deploymentId}`, permission: 'deployments: read' };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: deploymentId, per_page: 100 }),
  );
  return listOf(data, purpose.doing)
    .map((entry) => readStatus(entry, purpose.doing))
    .sort((a, b) => b.id - a.id);
}

/** Adds a status, once, whatever happens to the answer. `known` are the statuses that were there before. */
export async function addStatus(
  github: GitHub,
  deploymentId: number,
  wanted: NewStatus,
  known: readonly DeploymentStatus[],
): Promise<DeploymentStatus> {
  const newestKnown = Math.max(0, ...known.map(({ id }) => id));
  return writeOnce(
    github,
    () => createStatus(github, deploymentId, wanted),
    async () =>
      (await listStatuses(github, deploymentId)).find(
        ({ id, state, description, logUrl }) =>
          id > newestKnown &&
          state === wanted.state &&
          description === wanted.description &&
          (logUrl === wanted.logUrl || logUrl === ''),
      ),
  );
}

async function createStatus(github: GitHub, deploymentId: number, wanted: NewStatus): Promise<DeploymentStatus> {
  const purpose = {
    doing: `set deployment ${deploymentId} to ${wanted.state}`,
    permission: 'deployments: write',
  };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.createDeploymentStatus({
      ...at,
      deployment_id: deploymentId,
      state: wanted.state,
      description: wanted.description,
      auto_inactive: wanted.autoInactive,
      ...(wanted.logUrl === '' ? {} : { log_url: wanted.logUrl }),
      ...(wanted.environmentUrl === '' ? {} : { environment_url: wanted.environmentUrl }),
    }),
  );
  return readStatus(data, purpose.doing);
}

function readStatus(value: unknown, doing: string): DeploymentStatus {
  return {
    id: idOf(value, doing),
    state: text(value, 'state'),
    description: text(value, 'description'),
    logUrl: text(value, 'log_url') || String(field(value, 'target_url') ?? ''),
    createdAt: text(value, 'created_at'),
  };
}
