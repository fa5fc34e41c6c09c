/** What the platform says about this run. */
export interface RunContext {
  repository: string;
  /** The commit this run is about: under `workflow_run` the commit of the run that triggered it. */
  sha: string;
  ref: string;
  actor: string;
  /** Who started or re-ran it: `actor` stays the first one. */
  triggeringActor: string;
  runId: string;
  runAttempt: number;
  runUrl: string;
  workflow: string;
  job: string;
  eventName: string;
  /** The event's payload; empty where there is none. */
  event: Record<string, unknown>;
  apiUrl: string;
  serverUrl: string;
  workspace: string;
  /** A folder that lives as long as the job. */
  tempDir: string;
  /** Where an SSH agent of the job listens; empty where there is none. */
  sshAgent: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `readEvent` reads the payload's file and returns undefined where there is none. */
export function runContext(env: Environment, readEvent: (path: string) => unknown, fallbackTemp: string): RunContext {
  const event = asRecord(env.GITHUB_EVENT_PATH ? readEvent(env.GITHUB_EVENT_PATH) : undefined);
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
  const repository = env.GITHUB_REPOSITORY ?? '';
  const runId = env.GITHUB_RUN_ID ?? '';
  const triggered = asRecord(event.workflow_run);
  const headSha = env.GITHUB_EVENT_NAME === 'workflow_run' ? triggered.head_sha : undefined;
  return {
    repository,
    sha: typeof headSha === 'string' ? headSha : (env.GITHUB_SHA ?? ''),
    ref: env.GITHUB_REF ?? '',
    actor: env.GITHUB_ACTOR ?? '',
    triggeringActor: env.GITHUB_TRIGGERING_ACTOR || (env.GITHUB_ACTOR ?? ''),
    runId,
    runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? '1') || 1,
    runUrl: repository && runId ? `${serverUrl}/${repository}/actions/runs/${runId}` : '',
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    eventName: env.GITHUB_EVENT_NAME ?? '',
    event,
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    serverUrl,
    workspace: env.GITHUB_WORKSPACE || '.',
    tempDir: env.RUNNER_TEMP || fallbackTemp,
    sshAgent: env.SSH_AUTH_SOCK ?? '',
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
