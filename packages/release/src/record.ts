import { createHash } from 'node:crypto';
import { formatEnv } from '@deploy-actions/action';
import { DEFAULT_SHELL } from './step-program';

export type StepName =
  | 'migrate'
  | 'migrate-down'
  | 'before-activate'
  | 'activate'
  | 'script'
  | 'health-command'
  | 'after-activate';

/** What a release needs to go live, beside its payload: kept on the host, so that any workflow can bring it back. */
export interface ReleaseRecord {
  version: string;
  strategy: 'files' | 'script';
  environment: string;
  /** Programs by name, as `stepProgram` gives them; a step that is not here is not run. */
  steps: Partial<Record<StepName, string>>;
  /** What runs the steps that do not begin with `#!`, as `parseShell` gives it; `sh` without it. */
  shell?: string;
  /** `KEY=VALUE`, taken literally; a value may have several lines. */
  env: readonly string[];
  healthTimeoutMs: number;
  /** What must answer 2xx, as seen from the host itself. */
  healthUrl?: string;
  /** Its migration cannot be undone: no automatic way leads from it to an older release. */
  irreversible?: boolean;
  sha: string;
  actor: string;
  runUrl: string;
  createdAt: string;
  /** Relative; what outlives a release, linked into `shared/`. */
  sharedPaths: readonly string[];
}

function variable(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** What is known of a release only when it is sent. */
export interface Arrival {
  payloadSha256: string;
  /** What was live on the host before. */
  previousVersion: string;
}

/** Hash of what makes it live; who deployed it, when and from where does not count. */
export function recordHash(record: ReleaseRecord): string {
  const { strategy, environment, steps, shell, env, healthTimeoutMs, healthUrl, irreversible, sharedPaths } = record;
  const sorted = Object.entries(steps).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([
    strategy,
    environment,
    sorted,
    env,
    healthTimeoutMs,
    healthUrl,
    irreversible,
    sharedPaths,
    // Only where it is another one: the hashes of older versions stay as they are.
    ...(shell === undefined || shell === DEFAULT_SHELL ? [] : [shell]),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** The files of `.deploy/releases/<name>/` as they are sent; the host adds state, events and manifest.json. */
export function recordFiles(record: ReleaseRecord, { payloadSha256, previousVersion }: Arrival): Map<string, string> {
  const { env, ...open } = record;
  const head = {
    schema: 'deploy-actions/release/1',
    ...open,
    payloadSha256,
    envNames: env.map((line) => line.slice(0, line.indexOf('='))),
    recordSha256: recordHash(record),
    previousVersion,
  };
  const files = new Map([
    // Without its last brace: the host program goes on where this ends.
    ['head.json', JSON.stringify(head).slice(0, -1)],
    ['version', `${record.version}\n`],
    ['environment', `${record.environment}\n`],
    ['shell', `${record.shell ?? DEFAULT_SHELL}\n`],
    ['env', formatEnv(record.env.map(variable))],
  ]);
  if (record.sharedPaths.length > 0) files.set('shared', record.sharedPaths.map((path) => `${path}\n`).join(''));
  for (const [name, program] of Object.entries(record.steps)) files.set(`steps/${name}`, `${program}\n`);
  return files;
}
