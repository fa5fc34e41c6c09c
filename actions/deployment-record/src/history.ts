import { type GitHub, listDeployments, listStatuses, PAGE_SIZE } from '@deploy-actions/github';
import { judge } from './judge';
import { lastGood, type Past } from './last-good';
import { decodePayload } from './payload';

/** A thousand deployments, most of which need no look at their statuses. */
const MOST_PAGES = 10;
const MOST_JUDGED = 100;

export interface History {
  /** Of this service, newest first. */
  past: Past[];
  /** The highest number of the environment's deployments that were seen; 0 where there is none. */
  highestNumber: number;
  /** False where the search ended before the history did. */
  complete: boolean;
}

/** Goes back through an environment until a version other than `except` is found that was good, or no further. */
export async function readHistory(
  github: GitHub,
  query: { environment: string; service: string; except: string | undefined },
): Promise<History> {
  const past: Past[] = [];
  let highestNumber = 0;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const deployments = await listDeployments(github, { environment: query.environment, page });
    const ours = deployments.flatMap(({ id, payload }) => {
      const decoded = decodePayload(payload);
      return decoded ? [{ id, ...decoded }] : [];
    });
    highestNumber = Math.max(highestNumber, ...ours.map(({ number }) => number));
    for (const { id, version, kind, rollbackOf, service } of ours) {
      if (service !== query.service) continue;
      if (past.length >= MOST_JUDGED) return { past, highestNumber, complete: false };
      past.push({ id, version, kind, rollbackOf, fate: judge(await listStatuses(github, id)) });
      if (lastGood(past, query.except)) return { past, highestNumber, complete: true };
    }
    if (deployments.length < PAGE_SIZE) return { past, highestNumber, complete: true };
  }
  return { past, highestNumber, complete: false };
}
