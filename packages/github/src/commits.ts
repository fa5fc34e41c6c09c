import type { GitHub } from './client';
import { field, listOf, text } from './shape';

/** The whole message of a commit: foreign text. */
export async function commitMessage(github: GitHub, sha: string): Promise<string> {
  const purpose = { doing: `read the commit ${sha}`, permission: 'contents: read' };
  const data = await github.call(purpose, (octokit, at) => octokit.rest.git.getCommit({ ...at, commit_sha: sha }));
  return text(data, 'message');
}

/** The pull request that brought the commit; undefined where none did. */
export async function pullRequestOf(github: GitHub, sha: string): Promise<number | undefined> {
  const purpose = { doing: `find the pull request of ${sha}`, permission: 'pull-requests: read' };
  const data = await github.call(purpose, (octokit, at) =>
    octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: sha, per_page: 100 }),
  );
  const pulls = listOf(data, purpose.doing);
  const best =
    pulls.find((pull) => text(pull, 'merged_at') !== '' && text(pull, 'merge_commit_sha') === sha) ??
    pulls.find((pull) => text(pull, 'merged_at') !== '') ??
    pulls[0];
  const number = field(best, 'number');
  return typeof number === 'number' ? number : undefined;
}
