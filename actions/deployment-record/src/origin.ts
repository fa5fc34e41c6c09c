import { ApiError, commitMessage, type GitHub, pullRequestOf } from '@deploy-actions/github';
import type { RecordWorld } from './world';

/** Where a commit came from; undefined where nothing is known. */
export interface Origin {
  commitMessage: string | undefined;
  pullRequest: number | undefined;
}

/** Asks for the commit's message and pull request. Good to have: without the permission the record goes without. */
export async function readOrigin(sha: string, world: RecordWorld, github: GitHub): Promise<Origin> {
  const attempt = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      world.log.warning(`The record is incomplete: ${error.message} ${error.hint}`.trim());
      return undefined;
    }
  };
  const [message, pullRequest] = await Promise.all([
    attempt(() => commitMessage(github, sha)),
    attempt(() => pullRequestOf(github, sha)),
  ]);
  return { commitMessage: message, pullRequest };
}
