import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { type DeployPlan, deployFleet, type FleetResult, rollbackFleet } from '@deploy-actions/fleet';
import { readPayload } from '@deploy-actions/payload';
import { liveRelease, RemoteHost, type RemoteHostOptions } from '@deploy-actions/release';
import type { Connection } from '@deploy-actions/ssh';
import { folderHash } from './folder-hash';
import { type LocalHost, localConnection } from './local-connection';
import { versionFolder } from './version-folder';

const nothing = () => undefined;
const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
const owner = { actor: 'ada', runUrl: 'https://ci.example/1', action: 'test', since: '2026-01-01T00:00:00Z' };
const lock = { owner, ttlMs: 60_000, waitMs: 0 };

/** A host knows calls by their token, and one site may be the copy of another: no two use the same. */
let sites = 0;

/**
 * A host that is a folder of this machine, with an "application": the file `running` says which version the activation
 * started last. What a deploy promises can be read from outside its own code.
 */
export class LocalSite {
  readonly home: string;
  /** What its deploys and rollbacks have warned of. */
  readonly warnings: string[] = [];
  private tokens = 0;
  private readonly tokenPrefix = `token${++sites}x`;
  private readonly hashes = new Map<string, string>();

  /** `uid` is who runs the commands, where that is somebody else than we. */
  constructor(
    readonly path: string,
    from?: LocalSite,
    readonly uid?: number,
  ) {
    this.home = mkdtempSync(join(tmpdir(), 'site-'));
    if (uid !== undefined) chownSync(this.home, uid, uid);
    if (from) cpSync(from.home, this.home, { recursive: true, verbatimSymlinks: true });
    if (from) this.hashes = new Map(from.hashes);
  }

  get app(): string {
    return join(this.home, 'app');
  }

  get own(): string {
    return join(this.app, '.deploy');
  }

  host(
    token = `${this.tokenPrefix}${++this.tokens}`,
    wrap: (connection: Connection) => Connection = (one) => one,
    more: Partial<RemoteHostOptions> = {},
  ): RemoteHost {
    const local: LocalHost = { home: this.home, path: this.path, ...(this.uid === undefined ? {} : { uid: this.uid }) };
    return new RemoteHost({
      label: 'web1',
      path: '~/app',
      token,
      clock: systemClock,
      connect: async () => wrap(localConnection(local)),
      onLines: nothing,
      ...more,
    });
  }

  /** What another tool has put there must stay as it is. */
  async remember(release: string): Promise<void> {
    this.hashes.set(release, await folderHash(join(this.app, 'releases', release)));
  }

  async plan(version: string, steps: Record<string, string> = {}, folder?: string): Promise<DeployPlan> {
    const payload = readPayload(folder ?? (await versionFolder(version)), { clock: systemClock });
    this.hashes.set(version, await (await payload).sha256());
    return {
      record: {
        version,
        strategy: 'files',
        environment: 'production',
        steps: { activate: 'cat version >"$HOME/running"', ...steps },
        env: ['GREETING=hello'],
        healthTimeoutMs: 1000,
        sha: version,
        actor: 'ada',
        runUrl: '',
        createdAt: '2026-01-01T00:00:00Z',
        sharedPaths: [],
      },
      payload,
      linkUnchanged: true,
      allowBad: false,
      confirm: 'auto',
      keepReleases: 2,
      batchSize: 1,
      commandTimeoutMs: 20_000,
      lock,
    };
  }

  async deploy(version: string, steps: Record<string, string> = {}, host = this.host()): Promise<FleetResult<string>> {
    return deployFleet([host], await this.plan(version, steps), this.world());
  }

  async shipPlan(plan: DeployPlan, host = this.host()): Promise<FleetResult<string>> {
    return deployFleet([host], plan, this.world());
  }

  /** A folder of the caller's as a version, without any step. */
  async ship(version: string, folder: string, more: Partial<DeployPlan> = {}): Promise<FleetResult<string>> {
    const plan = await this.plan(version, {}, folder);
    return deployFleet([this.host()], { ...plan, record: { ...plan.record, steps: {} }, ...more }, this.world());
  }

  async rollBack(host = this.host()): Promise<FleetResult<string>> {
    const options = { markBad: true, reason: 'too "many" errors', batchSize: 1, commandTimeoutMs: 20_000, lock };
    return rollbackFleet([host], options, this.world());
  }

  /** The version that the application runs; empty before the first activation. */
  running(): string {
    const file = join(this.home, 'running');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  live(): string {
    const current = join(this.app, 'current');
    return existsSync(current) ? basename(readlinkSync(current)) : '';
  }

  /** Whatever lies in `releases/` or is named by the host's own account must be there to the last byte. */
  async damage(): Promise<string[]> {
    const problems: string[] = [];
    const folder = join(this.app, 'releases');
    for (const release of existsSync(folder) ? readdirSync(folder) : []) {
      if ((await folderHash(join(folder, release))) !== this.hashes.get(release))
        problems.push(`releases/${release} is not whole`);
    }
    const status = await this.host().status();
    if (status.current !== this.live()) problems.push(`current is ${this.live()}, the host says ${status.current}`);
    if (this.live() !== '' && !liveRelease(status)) problems.push(`the host knows nothing of ${this.live()}`);
    return problems;
  }

  /** What a run should have cleared away; what the steps of the last one printed may stay, and nothing else. */
  litter(): string[] {
    const last = `${this.tokenPrefix}${this.tokens}-`;
    const folders = ['tmp', 'run'].flatMap((name) =>
      readdirSync(join(this.own, name)).flatMap((left) => (left.startsWith(last) ? [] : [`${name}/${left}`])),
    );
    const drafts = readdirSync(this.own, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.new\.|\.draft|program-[0-9a-f]+\./.test(path),
    );
    return [...folders, ...drafts];
  }

  /** The highest numbered lock file, as text. */
  lockText(): string {
    const numbers = readdirSync(join(this.own, 'lock')).map(Number).filter(Number.isInteger);
    return numbers.length === 0 ? '' : readFileSync(join(this.own, 'lock', String(Math.max(...numbers))), 'utf8');
  }

  /** Lets the time of every lock be over. */
  expireLocks(): void {
    const folder = join(this.own, 'lock');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const file = join(folder, name);
      if (name.startsWith('.')) continue;
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^expires=\d+/m, 'expires=1'));
    }
  }

  private world() {
    const warning = (text: string) => {
      this.warnings.push(text);
    };
    return {
      clock: systemClock,
      log: createLog(systemClock, { ...sink, warning }),
      signal: new AbortController().signal,
    };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
