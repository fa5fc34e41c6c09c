import type { getOctokit } from '@actions/github';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { boundedFetch } from '@deploy-actions/http';
import { apiError, type Purpose } from './api-error';
import { PATIENCE, type Patience } from './patience';
import { persist, RequestFailed } from './persist';

/** A page of a hundred deployments, each with the largest payload that GitHub takes (64 KiB), three times over. */
const ANSWER_LIMIT_BYTES = 20 * 1024 * 1024;

export type Octokit = ReturnType<typeof getOctokit>;

export interface Repository {
  owner: string;
  repo: string;
}

export interface GitHubOptions {
  token: string;
  /** Of github.com or of a GitHub Enterprise server. */
  apiUrl: string;
  /** `owner/name` */
  repository: string;
  clock: Clock;
  signal: AbortSignal;
  note(text: string): void;
  patience?: Partial<Patience>;
  /** Default: the one of @actions/github, which honours HTTPS_PROXY and NO_PROXY. */
  fetch?: typeof fetch;
}

/** GitHub's REST API for one repository. */
export interface GitHub {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly repository: Repository;
  /** The data of one answer, to be read with care; time-outs and retries are taken care of. Throws `ApiError`. */
  call(
    purpose: Purpose,
    ask: (octokit: Octokit, repository: Repository) => Promise<{ data: unknown }>,
  ): Promise<unknown>;
}

/** Loads Octokit and prepares it; nothing is asked yet. */
export async function connectGitHub(options: GitHubOptions): Promise<GitHub> {
  const { clock, signal, note } = options;
  const repository = parseRepository(options.repository);
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const patience = { ...PATIENCE, ...options.patience };
  // Half of an action's start-up is loading code, and not every run needs this.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(options.token, {
    baseUrl: apiUrl,
    log: { debug: () => undefined, info: () => undefined, warn: note, error: note },
    ...(options.fetch === undefined ? {} : { request: { fetch: options.fetch } }),
  });
  octokit.hook.wrap('request', (request, settings) => {
    const fetch = boundedFetch(settings.request.fetch ?? globalThis.fetch, ANSWER_LIMIT_BYTES);
    return persist(
      { method: settings.method, path: settings.url },
      async (signal) => {
        // Where several hooks are registered, only a change in place reaches the request: copies are dropped.
        Object.assign(settings.request, { fetch, signal });
        const response = await request(settings);
        // Octokit hands on the text of what it could not parse: half an answer, or a proxy's page.
        if (typeof response.data === 'string') throw new Error(`the answer (${response.status}) is not JSON`);
        return response;
      },
      { clock, signal, patience, note },
    );
  });
  return {
    clock,
    signal,
    repository,
    call: async (purpose, ask) => {
      try {
        return (await ask(octokit, repository)).data;
      } catch (error) {
        if (error instanceof RequestFailed) throw apiError(error.failure, purpose, apiUrl);
        throw error;
      }
    },
  };
}

function parseRepository(text: string): Repository {
  const [owner, repo, ...rest] = text.split('/');
  if (!owner || !repo || rest.length > 0) {
    throw new UserError('GITHUB_API', `"${text}" is not a repository in the form owner/name.`, {
      hint: 'The runner sets GITHUB_REPOSITORY; outside of one, set it yourself.',
    });
  }
  return { owner, repo };
}
