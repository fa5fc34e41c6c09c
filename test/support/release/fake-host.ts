import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { DeployPlan, FleetWorld } from '@deploy-actions/fleet';
import type { Payload, Upload } from '@deploy-actions/payload';
import type { Host, HostStatus, Mark, Release, Settlement } from '@deploy-actions/release';
import { release, status } from './example-release';

/** A host in memory that fails where it is told to: `step:activate:v2`, `switch:v2`, `stage`, `lock`, `mark:good`, … */
export class FakeHost implements Host {
  readonly uploadFolder = '.deploy/tmp/upload-fake';
  current: string;
  releases: Release[];
  bad: string[] = [];
  objections: HostStatus['objections'] = [];
  locked = false;
  /** Number of somebody else's lock; 0 where there is none. */
  holder = 0;
  /** Somebody else's steps. */
  running: { id: string; what: string }[] = [];
  /** The run that switched to the live release; empty where it is not recorded. */
  switchedBy = '';
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
    const told = status(this.current, this.releases, this.bad);
    const owner = { actor: 'bob', runUrl: 'https://ci.example/9', action: 'ssh-deploy deploy', since: 'noon' };
    const lock = this.holder > 0 ? { number: this.holder, expiresInSeconds: 60, owner, steps: this.running } : null;
    const by = { runId: this.switchedBy };
    const switched = this.switchedBy === '' ? null : { at: '2026-01-01T00:00:00Z', operation: 'deploy', by };
    return { ...told, switched, lock, objections: this.objections };
  }

  async lock(): Promise<HostStatus> {
    this.do('lock');
    if (this.holder > 0) throw new UserError('LOCKED', `${this.label} is locked by bob`);
    this.locked = true;
    return this.status();
  }

  async refresh(): Promise<void> {}

  async unlock(): Promise<void> {
    this.calls.push('unlock');
    this.locked = false;
  }

  async breakLock(number: number): Promise<void> {
    this.do('breakLock');
    if (number !== this.holder || this.running.length > 0) throw new UserError('LOCKED', `${this.label}: locked`);
    this.holder = 0;
  }

  async stop(step: string): Promise<void> {
    this.do(`stop:${step}`);
    this.running = this.running.filter(({ id }) => id !== step);
  }

  async roundTripMs(): Promise<number> {
    return 1;
  }

  async index(): Promise<string> {
    return '';
  }

  async stage(name: string, upload: Upload): Promise<void> {
    upload.stream.resume();
    this.do('stage');
    this.releases = [...this.releases, release(name, { state: 'staged', order: 0, checked: false })];
  }

  async prove(name: string): Promise<string | undefined> {
    this.do('prove');
    return this.faults.has(`damaged:${name}`) ? 'a file has changed' : undefined;
  }

  async step(name: string, step: string, { operation }: { operation: string; signal?: AbortSignal }) {
    try {
      this.do(`step:${step}:${name}`);
      return { code: 0, stdout: `${operation} ${step}\n`, stderr: '' };
    } catch {
      return { code: 1, stdout: '', stderr: 'ill' };
    }
  }

  async askUrl(url: string, _timeoutMs: number, _signal: AbortSignal) {
    try {
      this.do(`url:${url}`);
      return { isHealthy: true, said: 'answered 200' };
    } catch {
      return { isHealthy: false, said: 'answered 503' };
    }
  }

  async switchTo(
    name: string | undefined,
    operation: string,
    _reason = '',
    proof?: 'proven' | Settlement,
  ): Promise<string[]> {
    this.do(`switch:${name ?? '-'}`);
    this.current = name ?? '';
    this.change(name, (one) => ({
      ...one,
      state: one.state === 'staged' ? 'live' : one.state,
      checked: proof !== undefined,
      order: operation === 'deploy' ? this.nextOrder() : one.order,
    }));
    // It was done, but its answer is lost.
    if (this.faults.has(`lost:${name}`)) throw new UserError('CONNECTION_LOST', `${this.label}: switch`);
    return typeof proof === 'object' ? this.settle(proof) : [];
  }

  async mark(name: string, state: Mark, reason = ''): Promise<void> {
    this.do(`mark:${state}`);
    if (state === 'migrated' || state === 'migrated-down') {
      this.change(name, (one) => ({ ...one, events: [...one.events, { state, at: '', reason }] }));
      return;
    }
    this.change(name, (one) =>
      state === 'checked' ? { ...one, checked: true } : { ...one, state, checked: state === 'good' || one.checked },
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

  async settle({ forgive, good, remove, isLast }: Settlement): Promise<string[]> {
    if (forgive !== undefined) await this.forgive(forgive);
    if (good) await this.mark(good.release, 'good');
    for (const name of remove) await this.remove(name);
    if (isLast) await this.unlock();
    return [];
  }

  close(): void {}

  private nextOrder(): number {
    return Math.max(0, ...this.releases.map(({ order }) => order)) + 1;
  }

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
  return { entries: [], seeds: [], sharedPaths: [], bytes: 0, sha256 } as unknown as Payload;
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
