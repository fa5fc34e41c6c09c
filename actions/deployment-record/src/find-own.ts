import { type Deployment, type GitHub, listDeployments, PAGE_SIZE } from '@deploy-actions/github';
import { decodePayload, type Payload } from './payload';

const MOST_PAGES = 5;

export interface Own {
  deployment: Deployment;
  payload: Payload;
}

/**
 * The deployment that this run made: by what `start` wrote into it. The newest, where there are several. Five hundred
 * deployments back is as far as it looks; whoever waits longer hands on `deployment-id`.
 */
export async function findOwn(
  github: GitHub,
  environment: string,
  isWanted: (payload: Payload) => boolean,
): Promise<Own | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const deployments = await listDeployments(github, { environment, page });
    for (const deployment of deployments) {
      const payload = decodePayload(deployment.payload);
      if (payload && isWanted(payload)) return { deployment, payload };
    }
    if (deployments.length < PAGE_SIZE) return undefined;
  }
  return undefined;
}
