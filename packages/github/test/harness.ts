import { VirtualClock } from '@deploy-actions/clock';
import { connectGitHub, type GitHub, type GitHubOptions } from '@deploy-actions/github';
import { type DoubleOptions, GitHubDouble } from '../../../test/support/github/double.mjs';

export const SHA = 'a'.repeat(40);
export const OTHER_SHA = 'b'.repeat(40);
export const START_MS = Date.parse('2030-05-01T12:00:00Z');

export interface Harness {
  clock: VirtualClock;
  double: GitHubDouble;
  github: GitHub;
  notes: string[];
  cancel: AbortController;
}

/** A client and a GitHub double without sockets, in virtual time; GitHub's clock is an hour ahead of the runner's. */
export async function harness(
  options: Partial<GitHubOptions> = {},
  doubleOptions: Partial<DoubleOptions> = {},
): Promise<Harness> {
  const clock = new VirtualClock(START_MS);
  const double = new GitHubDouble({
    owner: 'org',
    repo: 'shop',
    commits: [{ sha: OTHER_SHA }, { sha: SHA, message: 'Sell more', pulls: [{ number: 7 }] }],
    now: () => clock.now() + 3_600_000,
    ...doubleOptions,
  });
  const notes: string[] = [];
  const cancel = new AbortController();
  const github = await connectGitHub({
    token: double.token,
    apiUrl: double.store.url,
    repository: 'org/shop',
    clock,
    signal: cancel.signal,
    note: (text) => notes.push(text),
    fetch: double.fetch,
    ...options,
  });
  return { clock, double, github, notes, cancel };
}
