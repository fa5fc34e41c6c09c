import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { DeployPlan, FleetWorld, Host, HostStatus, Payload, Release } from '@deploy-actions/release';
import type { Upload } from '../src/upload';
import { release, status } from './example-release';

/** A host in memory that fails where it is told to: `step:activate:v2`, `switch:v2`, `stage`, `lock`, `mark:good`, … */
export class FakeHost implements Host {
  readonly uploadFolder = '.deploy/tmp/upload-fake';
  current: string;
  releases: Release[];
  bad: string[] = [];
  locked = false;
  readonly calls: string[] = [];

  constructor(
    readonly label: string,
    installed: Release[] = [release('v1')],
    private readonly faults: ReadonlySet<string> = new Set(),
    private readonly onCall: (call: string) => void = () => undefined,
  ) {
    this.releases = installed;
    this.current = installed.at(-1)?.release ?? '';
  }

  get version(): string {
    return this.releases.find(({ release: name }) => name === this.current)?.version ?? '';
  }

  async status(): Promise<HostStatus> {
    return status(this.current, this.releases, this.bad);
  }

  async lock(): Promise<HostStatus> {
    this.do('lock');
    this.locked = true;
    return this.status();
  }

  async refresh(): Promise<void> {}

  async unlock(): Promise<void> {
    this.calls.push('unlock');
    this.locked = false;
  }

  async index(): Promise<string> {
    return '';
  }

  async stage(name: string, upload: Upload): Promise<void> {
    upload.onReady();
    upload.stream.resume();
    this.do('stage');
    this.releases = [...this.releases, release(name, { state: 'staged', order: 0, checked: false })];
  }

  async step(name: string, step: string, { operation }: { operation: string }) {
    try {
      this.do(`step:${step}:${name}`);
      return { code: 0, stdout: `${operation} ${step}\n`, stderr: '' };
    } catch {
      return { code: 1, stdout: '', stderr: 'ill' };
    }
  }

  async switchTo(name: string | undefined, operation: string): Promise<void> {
    this.do(`switch:${name ?? '-'}`);
    this.current = name ?? '';
    this.change(name, (one) => ({
      ...one,
      state: one.state === 'staged' ? 'live' : one.state,
      checked: false,
      order: operation === 'deploy' ? 99 : one.order,
    }));
  }

  async mark(name: string, state: string): Promise<void> {
    this.do(`mark:${state}`);
    this.change(name, (one) =>
      state === 'checked'
        ? { ...one, checked: true }
        : { ...one, state: state as 'good', checked: state === 'good' || one.checked },
    );
    if (state === 'bad') this.bad.push(this.releases.find((one) => one.release === name)?.version ?? '');
  }

  async forgive(version: string): Promise<void> {
    this.bad = this.bad.filter((one) => one !== version);
  }

  async note(event: string): Promise<void> {
    this.calls.push(`note:${event}`);
  }

  async remove(name: string): Promise<void> {
    this.releases = this.releases.filter((one) => one.release !== name);
  }

  close(): void {}

  private do(call: string): void {
    this.calls.push(call);
    this.onCall(call);
    if (this.faults.has(call)) throw new UserError('CONNECTION_LOST', `${this.label}: ${call}`);
  }

  private change(name: string | undefined, change: (one: Release) => Release): void {
    this.releases = this.releases.map((one) => (one.release === name ? change(one) : one));
  }
}

export function fleetWorld(signal = new AbortController().signal): FleetWorld & { clock: VirtualClock } {
  const clock = new VirtualClock();
  const nothing = () => undefined;
  const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
  return { clock, log: createLog(clock, sink), signal };
}

export const lock = {
  owner: { actor: 'ada', runUrl: '', action: 'test', since: '' },
  ttlMs: 60_000,
  waitMs: 0,
};

/** Nothing at all, under the name of a version. */
function emptyPayload(version: string): Payload {
  const sha256 = async () => `payload-${version}`;
  return { entries: [], seeds: [], bytes: 0, sha256 } as unknown as Payload;
}

export function deployPlan(version: string, more: Partial<DeployPlan> = {}): DeployPlan {
  return {
    record: {
      version,
      strategy: 'files',
      environment: 'production',
      steps: { migrate: 'migrate', activate: 'restart', 'health-command': 'ask' },
      env: [],
      healthTimeoutMs: 3000,
      sha: '',
      actor: 'ada',
      runUrl: '',
      createdAt: '',
      sharedPaths: [],
    },
    payload: Promise.resolve(emptyPayload(version)),
    linkUnchanged: true,
    allowBad: false,
    confirm: 'auto',
    keepReleases: 5,
    batchSize: 1,
    commandTimeoutMs: 10_000,
    lock,
    ...more,
  };
}
