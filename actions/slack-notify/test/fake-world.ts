import type { RunContext } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import type { StepReport } from '@deploy-actions/report';
import type { Facts } from '../src/facts';
import type { SlackWorld } from '../src/run';

export const runContext: RunContext = {
  repository: 'acme/shop',
  sha: '0123456789abcdef0123456789abcdef01234567',
  ref: 'refs/heads/main',
  actor: 'jane',
  triggeringActor: 'joe',
  runId: '42',
  runAttempt: 1,
  runUrl: 'https://github.com/acme/shop/actions/runs/42',
  workflow: 'Deploy',
  job: 'deploy',
  eventName: 'push',
  event: {},
  apiUrl: 'https://api.github.com',
  serverUrl: 'https://github.com',
  workspace: '/work',
  tempDir: '/tmp',
  sshAgent: '',
};

export const gateReport: StepReport = {
  action: 'health-gate',
  verdict: 'unhealthy',
  reason: '3 in a row: HTTP 503',
  durationMs: 15_000,
  error: { code: 'UNHEALTHY', message: 'api: HTTP 503' },
  raw: {},
};

export const deployReport: StepReport = {
  action: 'ssh-deploy',
  verdict: 'deployed',
  version: 'v2',
  durationMs: 5000,
  raw: {
    previousVersion: 'v1',
    hosts: [
      { host: 'web-1', verdict: 'deployed', version: 'v2', previousVersion: 'v1', code: '', durationMs: 4000 },
      { host: 'web-2.example.org', verdict: 'failed', version: 'v1', code: 'CONNECT_TIMEOUT', durationMs: 5000 },
    ],
  },
};

export function factsWith(some: Partial<Facts> = {}): Facts {
  return {
    event: 'succeeded',
    environment: 'production',
    version: 'v2',
    previousVersion: 'v1',
    url: '',
    message: '',
    fields: [],
    buttons: [],
    reports: [],
    run: runContext,
    actor: 'joe',
    ...some,
  };
}

export type FakeAnswer =
  | { status: number; body?: string; retryAfter?: string; tookMs?: number }
  | { errorCode: string }
  | { hang: true };

export interface FakeSlack {
  fetch: typeof fetch;
  /** The last part of the URL of every request, in their order, with its moment. */
  sent: { to: string; atMs: number; payload: unknown }[];
}

/** A fetch in virtual time: one answer per request, then `ok`. */
export function fakeSlack(clock: VirtualClock, ...script: FakeAnswer[]): FakeSlack {
  const sent: FakeSlack['sent'] = [];
  const answers = [...script];
  const fake: typeof fetch = async (input, init) => {
    const answer = answers.shift() ?? { status: 200, body: 'ok' };
    const to = String(input).split('/').at(-1) ?? '';
    sent.push({ to, atMs: clock.elapsed(), payload: JSON.parse(String(init?.body)) });
    if ('hang' in answer) await clock.sleep(1e9, init?.signal ?? undefined);
    if ('errorCode' in answer) {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(answer.errorCode), { code: answer.errorCode }),
      });
    }
    if (!('status' in answer)) throw new Error('unreachable');
    await clock.sleep(answer.tookMs ?? 0);
    const headers: Record<string, string> = answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter };
    return new Response(answer.body ?? '', { status: answer.status, headers });
  };
  return { fetch: fake, sent };
}

export interface FakeWorld extends SlackWorld {
  clock: VirtualClock;
  lines: string[];
  warnings: string[];
  files: Map<string, string>;
}

export function fakeWorld(some: Partial<SlackWorld> & { clock?: VirtualClock } = {}): FakeWorld {
  const lines: string[] = [];
  const warnings: string[] = [];
  const files = new Map<string, string>();
  return {
    run: runContext,
    signal: new AbortController().signal,
    folder: '/step',
    mask: (text) => text,
    secret: () => undefined,
    remember: () => undefined,
    proxyEnv: {},
    log: {
      event: (text) => void lines.push(text),
      warning: (text) => void warnings.push(text),
      notice: (text) => void lines.push(text),
      foreign: (prefix, text) => void lines.push(`${prefix} | ${text}`),
      group: async (_, work) => work(),
    },
    fetch: () => Promise.reject(new Error('no network in this test')),
    readFile: (path) => {
      const text = files.get(path);
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
    writeFile: (path, text) => void files.set(path, text),
    ...some,
    clock: some.clock ?? new VirtualClock(),
    lines,
    warnings,
    files,
  };
}
