import type { GitHub } from './client';
import { type Deployment, readDeployment } from './read-deployment';
import { listOf } from './shape';

const READ = 'deployments: read';
export const PAGE_SIZE = 100;

export interface NewDeployment {
  sha: string;
  environment: string;
  task: string;
  description: string;
  payload: Record<string, unknown>;
  /** Undefined leaves it to GitHub, which takes only an environment named `production` for one. */
  production: boolean | undefined;
  /** It will go away, such as a preview; GitHub never deactivates such a deployment automatically. */
  transient: boolean;
}

/** One page of an environment's deployments (of one commit, where `sha` is given), the newest first by id. */
export async function listDeployments(
  github: GitHub,
  query: { environment: string; sha?: string; page: number },
): Promise<Deployment[]> {
  const purpose = { doing: `list the deployments of ${query.environment}`, permission: READ };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.listDeployments({ ...at, ...query, per_page: PAGE_SIZE }),
  );
  return listOf(data, purpose.doing)
    .map((entry) => readDeployment(entry, purpose.doing))
    .sort((a, b) => b.id - a.id);
}

export async function getDeployment(github: GitHub, id: number): Promise<Deployment> {
  const purpose = { doing: `read the deployment ${id}`, permission: READ };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.getDeployment({ ...at, deployment_id: id }),
  );
  return readDeployment(data, purpose.doing);
}

/** Sends one request; where its answer may be lost, wrap it in `writeOnce`. */
export async function createDeployment(github: GitHub, wanted: NewDeployment): Promise<Deployment> {
  const purpose = { doing: 'create the deployment', permission: 'deployments: write' };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.createDeployment({
      ...at,
      ref: wanted.sha,
      environment: wanted.environment,
      task: wanted.task,
      description: wanted.description,
      payload: wanted.payload,
      // With auto_merge GitHub may answer 202 without an id; with required contexts it may answer 409 for ever.
      auto_merge: false,
      required_contexts: [],
      transient_environment: wanted.transient,
      ...(wanted.production === undefined ? {} : { production_environment: wanted.production }),
    }),
  );
  return readDeployment(data, purpose.doing);
}
