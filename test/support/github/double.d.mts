export interface CommitSeed {
  sha: string;
  message?: string;
  pulls?: { number: number; merged?: boolean; mergeCommitSha?: string }[];
}

export interface DoubleOptions {
  owner: string;
  repo: string;
  /** The last one is the tip of `main`. */
  commits?: CommitSeed[];
  token?: string;
  /** GitHub's clock, milliseconds since 1970. */
  now?: () => number;
  url?: string;
}

export interface DoubleStatus {
  id: number;
  state: string;
  description: string;
  log_url: string;
  environment_url: string;
  created_at: string;
}

export interface DoubleDeployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  environment: string;
  payload: Record<string, unknown> | string;
  description: string | null;
  production_environment: boolean;
  transient_environment: boolean;
  created_at: string;
  /** Oldest first. */
  statuses: DoubleStatus[];
}

export interface DoubleState {
  commits: Required<CommitSeed>[];
  /** Oldest first. */
  deployments: DoubleDeployment[];
  /** By full name (`refs/tags/…`). */
  refs: Record<string, { type: string; sha: string }>;
  /** By the sha of the tag object. */
  annotatedTags: Record<string, { tag: string; commit: string }>;
}

export interface Fault {
  kind: 'status' | 'lost-answer' | 'reset' | 'hang' | 'garbage';
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Order extends Fault {
  method?: string;
  /** A part of the path, or an expression. */
  path?: string | RegExp;
  times?: number;
}

export const fault: {
  unavailable(): Fault;
  tooMany(seconds: number): Fault;
  secondaryLimit(seconds?: number): Fault;
  lostAnswer(): Fault;
  reset(): Fault;
  hang(): Fault;
  garbage(): Fault;
};

export class GitHubDouble {
  constructor(options: DoubleOptions);
  readonly state: DoubleState;
  readonly token: string;
  readonly violations: string[];
  readonly requests: {
    method: string;
    path: string;
    query: Record<string, string>;
    body: Record<string, unknown> | undefined;
    status: number;
  }[];
  readonly faults: { add(order: Order): void; readonly pending: number };
  /** Permissions that the token lacks, such as `contents: write`. */
  readonly denied: Set<string>;
  readonly store: {
    url: string;
    addDeployment(fields: Partial<Omit<DoubleDeployment, 'statuses'>> & { ref: string }): DoubleDeployment;
    addStatus(
      deployment: DoubleDeployment,
      fields: Partial<DoubleStatus> & { state: string; auto_inactive?: boolean },
    ): DoubleStatus;
  };
  /** `fetch` without sockets, for tests in virtual time. */
  readonly fetch: typeof fetch;
}

export function startGitHubDouble(
  options: DoubleOptions,
): Promise<GitHubDouble & { readonly url: string; stop(): Promise<void> }>;
