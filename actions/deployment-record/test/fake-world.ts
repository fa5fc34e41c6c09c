import { type RawInputs, type Result, rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { type DoubleOptions, GitHubDouble } from '../../../test/support/github/double.mjs';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';
import type { RecordWorld } from '../src/world';

export const SHA = 'a'.repeat(40);
export const OLD_SHA = 'b'.repeat(40);
/** The runner's clock. GitHub's is an hour behind: whoever compares the two is found out. */
export const RUNNER_MS = Date.parse('2030-05-01T12:00:00Z');
const GITHUB_BEHIND_MS = 3_600_000;

/** A job of a run, with the GitHub that its steps talk to. */
export class FakeJob {
  readonly clock = new VirtualClock(RUNNER_MS);
  readonly double: GitHubDouble;
  readonly events: string[] = [];
  readonly warnings: string[] = [];
  readonly files: Record<string, string> = {};
  runId = '100';
  runAttempt = 1;
  sha = SHA;
  eventName = 'push';
  event: Record<string, unknown> = {};

  constructor(options: Partial<DoubleOptions> = {}) {
    this.double = new GitHubDouble({
      owner: 'org',
      repo: 'shop',
      commits: [{ sha: OLD_SHA }, { sha: SHA, message: 'Sell more\n\nMuch more.', pulls: [{ number: 7 }] }],
      now: () => this.clock.now() - GITHUB_BEHIND_MS,
      ...options,
    });
  }

  /** One step: inputs as the runner hands them over, the result as the wrapper gets it. */
  async step(inputs: Record<string, string>): Promise<Result> {
    const world = this.world();
    return run(readInputs(raw({ 'github-token': this.double.token, ...inputs })), world);
  }

  start(inputs: Record<string, string> = {}): Promise<Result> {
    return this.step({ operation: 'start', environment: 'staging', version: 'v2', ...inputs });
  }

  finish(inputs: Record<string, string> = {}): Promise<Result> {
    return this.step({ operation: 'finish', environment: 'staging', status: 'success', ...inputs });
  }

  lastGood(inputs: Record<string, string> = {}): Promise<Result> {
    return this.step({ operation: 'last-good', environment: 'staging', ...inputs });
  }

  /** A whole deployment in a run of its own. */
  async deploy(version: string, status: string, inputs: Record<string, string> = {}): Promise<Result> {
    this.runId = String(Number(this.runId) + 1);
    const { service, environment } = { environment: 'staging', service: '', ...inputs };
    await this.start({ version, ...inputs });
    await this.clock.sleep(60_000);
    return this.finish({ status, service, environment });
  }

  /** States of every deployment, oldest first. */
  states(): string[][] {
    return this.double.state.deployments.map(({ statuses }) => statuses.map(({ state }) => state));
  }

  record(): Record<string, unknown> {
    return JSON.parse(this.files['/step/record.json'] ?? '{}');
  }

  world(): RecordWorld {
    return {
      clock: this.clock,
      log: {
        event: (text) => this.events.push(text),
        warning: (text) => this.warnings.push(text),
        notice: (text) => this.events.push(text),
        foreign: (prefix, text) => this.events.push(`${prefix}${text}`),
        group: (_, work) => work(),
      },
      run: {
        repository: 'org/shop',
        sha: this.sha,
        ref: 'refs/heads/main',
        actor: 'ann',
        triggeringActor: 'ben',
        runId: this.runId,
        runAttempt: this.runAttempt,
        runUrl: `https://github.com/org/shop/actions/runs/${this.runId}`,
        workflow: 'deploy',
        job: 'deploy',
        eventName: this.eventName,
        event: this.event,
        apiUrl: this.double.store.url,
        serverUrl: 'https://github.com',
        workspace: '.',
        tempDir: '/tmp',
        sshAgent: '',
      },
      signal: new AbortController().signal,
      folder: '/step',
      mask: (text) => text.replaceAll(this.double.token, '***'),
      secret: () => undefined,
      remember: () => undefined,
      proxyEnv: {},
      fetch: this.double.fetch,
      readFile: (path) => {
        const text = this.files[path];
        if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
        return text;
      },
      writeRecord: (text) => {
        this.files['/step/record.json'] = text;
        return '/step/record.json';
      },
    };
  }
}

/** Inputs as the wrapper reads them from the environment. */
export function raw(inputs: Record<string, string>): RawInputs {
  const environment = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return rawInputs(contract, environment);
}
