import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { DeployPlan } from '@deploy-actions/fleet';
import { readPayload, type Upload } from '@deploy-actions/payload';
import type { Connection, ExecOptions } from '@deploy-actions/ssh';
import fc from 'fast-check';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { folderHash } from '../../../test/support/release/folder-hash';
import { shells } from '../../../test/support/release/local-connection';
import { LocalSite } from '../../../test/support/release/local-site';
import { stageFleet } from '../src/stage-fleet';
import { siteOf } from './site';

const MIB = 1024 * 1024;

function folder(files: Record<string, string | Buffer> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'tree-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe.each(shells())('an upload to a host with $name', ({ path }) => {
  let site: LocalSite;

  beforeEach(() => {
    site = new LocalSite(path);
  });

  afterEach(() => {
    site.remove();
  });

  const release = (name: string) => join(site.app, 'releases', name);
  const inode = (name: string, file: string) => lstatSync(join(release(name), file)).ino;
  const ship = async (version: string, root: string, more: Partial<DeployPlan> = {}) => {
    const result = await site.ship(version, root, more);
    expect([result.failure?.message, result.verdict]).toEqual([undefined, 'deployed']);
    return result;
  };
  /** Bytes that go into the uploads of a deploy. */
  const counted = async (version: string, root: string, more = (one: Connection) => one) => {
    let bytes = 0;
    const wrap = (connection: Connection): Connection => ({
      ...more(connection),
      exec: (script: string, options: ExecOptions = {}) => {
        if (script.includes(' stage ') && typeof options.stdin === 'object' && 'on' in options.stdin) {
          options.stdin.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          options.stdin.pause();
        }
        return connection.exec(script, options);
      },
    });
    const plan = { ...(await site.plan(version, {}, root)), keepReleases: 5 };
    plan.record = { ...plan.record, steps: {} };
    const result = await site.shipPlan(plan, site.host(undefined, wrap));
    expect([result.failure?.message, result.verdict]).toEqual([undefined, 'deployed']);
    return bytes;
  };

  it('keeps names of any bytes, modes, times, links and empty folders', async () => {
    const root = folder({
      'a\nb': 'line break',
      'back\\slash': 'x',
      '-n': 'dash',
      'it\'s $HOME `id` "*"': 'shell',
      ' blank ': 'x',
      'tab\tcr\r': 'x',
      [`${'long/'.repeat(40)}${'name'.repeat(50)}`]: 'long',
      'weird\n/payload/x': 'x',
      empty: '',
    });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe, 0x27])]), 'bytes');
    mkdirSync(join(root, 'void'));
    mkdirSync(join(root, 'closed'));
    writeFileSync(join(root, 'closed', 'x'), 'x', { mode: 0o400 });
    symlinkSync('../nowhere/x\ny', join(root, 'dangling'));
    symlinkSync('/etc', join(root, 'absolute'));
    utimesSync(join(root, 'empty'), 1_000_000, 1_000_000);
    chmodSync(join(root, 'closed'), 0o555);
    utimesSync(join(root, 'closed'), 1_200_000, 1_200_000);
    utimesSync(join(root, 'void'), 1_100_000, 1_100_000);
    const early = new Date(-86_400_000);
    utimesSync(join(root, '-n'), early, early);
    utimesSync(join(root, ' blank '), 10_000_000_000, 10_000_000_000);
    for (const version of ['v1', 'v2']) {
      await ship(version, root);
      expect(await folderHash(release(version))).toBe(await folderHash(root));
      const names = ['empty', 'void', 'closed', '-n', ' blank '];
      const times = names.map((name) => lstatSync(join(release(version), name)).mtimeMs / 1000);
      expect(times).toEqual([1_000_000, 1_100_000, 1_200_000, -86_400, 10_000_000_000]);
    }
    expect(site.litter()).toEqual([]);
  });

  it('brings whole any tree after any other, linked to it where that is the same', async () => {
    const name = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'd e', 'ü') },
      { weight: 1, arbitrary: fc.constantFrom('\n', '\\', 'x\ny', '-', "'", '"', '$(id)', '\r', '*', 'payload', ' ') },
    );
    const file = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 3 }),
      content: fc.constantFrom('', 'one', 'two', 'three'.repeat(500)),
      mode: fc.constantFrom(0o644, 0o755, 0o400),
    });
    const tree = fc.array(file, { maxLength: 12 });
    let version = 0;
    await fc.assert(
      fc.asyncProperty(tree, tree, async (first, second) => {
        for (const files of [first, second]) {
          const root = folder();
          for (const { path: parts, content, mode } of files) {
            try {
              mkdirSync(join(root, ...parts.slice(0, -1)), { recursive: true });
              writeFileSync(join(root, ...parts), content, { mode });
            } catch {
              // A file exists in place of a folder should be, or the other way round.
            }
          }
          const label = `v${++version}`;
          await ship(label, root);
          expect(await folderHash(release(label))).toBe(await folderHash(root));
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 6 },
    );
  });

  it('sends only what has changed, and keeps the time of what has not', async () => {
    const big = Buffer.alloc(2 * MIB, Math.random().toString());
    const root = folder({ big, a: 'a', b: 'b', 'sub/moved': 'm'.repeat(100_000) });
    utimesSync(join(root, 'a'), 1_000_000, 1_000_000);
    expect(await counted('v1', root)).toBeGreaterThan(10_000);
    writeFileSync(join(root, 'b'), 'changed');
    utimesSync(join(root, 'a'), 2_000_000, 2_000_000);
    rmSync(join(root, 'sub', 'moved'));
    writeFileSync(join(root, 'sub', 'here'), 'm'.repeat(100_000));
    expect(await counted('v2', root)).toBeLessThan(20_000);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
    expect(inode('v2', 'big')).toBe(inode('v1', 'big'));
    expect(inode('v2', 'sub/here')).toBe(inode('v1', 'sub/moved'));
    expect(inode('v2', 'b')).not.toBe(inode('v1', 'b'));
    expect(lstatSync(join(release('v2'), 'a')).mtimeMs / 1000).toBe(1_000_000);
  });

  it('packs what it sends to a host that is far', async () => {
    const root = folder({ big: Buffer.alloc(2 * MIB, 'line\n'), a: 'a' });
    const far = (connection: Connection): Connection => ({ ...connection, ping: () => Promise.reject(new Error('?')) });
    for (const version of ['v1', 'v2']) {
      expect(await counted(version, root, far)).toBeLessThan(50_000);
      expect(await folderHash(release(version))).toBe(await folderHash(root));
    }
  });

  it('links nothing where it is told so, and nothing of another mode', async () => {
    const root = folder({ a: 'a', b: 'b' });
    await ship('v1', root);
    await ship('v2', root, { linkUnchanged: false });
    expect(inode('v2', 'a')).not.toBe(inode('v1', 'a'));
    chmodSync(join(root, 'a'), 0o755);
    await ship('v3', root);
    expect([inode('v3', 'a') === inode('v2', 'a'), inode('v3', 'b') === inode('v2', 'b')]).toEqual([false, true]);
  });

  it('detects a file that was changed in place in an old release, and sends it again', async () => {
    const root = folder({ a: 'a'.repeat(500), b: 'b', 'old name': 'moved' });
    await ship('v1', root);
    for (const name of ['a', 'old name']) writeFileSync(join(release('v1'), name), 'tampered');
    rmSync(join(root, 'old name'));
    writeFileSync(join(root, 'new name'), 'moved');
    await ship('v2', root);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
    expect(inode('v2', 'b')).toBe(inode('v1', 'b'));
    expect(site.litter()).toEqual([]);
  });

  it('sends everything where a file of the old release has vanished', async () => {
    const root = folder({ a: 'a', b: 'b' });
    await ship('v1', root);
    rmSync(join(release('v1'), 'a'));
    await ship('v2', root);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
    expect(site.litter()).toEqual([]);
  });

  it('finds the files of the release that was taken back, too', async () => {
    const root = folder({ a: 'a', b: 'b' });
    await ship('v1', root);
    writeFileSync(join(root, 'large'), Buffer.alloc(300_000, 'x'));
    await ship('v2', root);
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back' });
    writeFileSync(join(root, 'a'), 'mended');
    expect(await counted('v3', root)).toBeLessThan(20_000);
    expect(inode('v3', 'large')).toBe(inode('v2', 'large'));
  });

  it('shares what outlives a release: begins with a seed, makes folders, and never touches what is there', async () => {
    const root = folder({ 'config/local.json': 'seed', 'up/first\nfile': 'x', a: 'a' });
    const sharedPaths = ['config/local.json', 'up/', 'deep/log/'];
    const shared = async (version: string, paths = sharedPaths) => {
      const plan = await site.plan(version, {}, root);
      const payload = readPayload(root, { clock: systemClock, sharedPaths: paths });
      return site.shipPlan({ ...plan, payload, record: { ...plan.record, steps: {}, sharedPaths: paths } });
    };
    expect((await shared('v1')).verdict).toBe('deployed');
    const [one, two] = ['v1', 'v2'].map((name) => (file: string) => join(release(name), file));
    expect(readlinkSync(one?.('config/local.json') ?? '')).toBe('../../../shared/config/local.json');
    expect(readFileSync(one?.('config/local.json') ?? '', 'utf8')).toBe('seed');
    expect(readFileSync(one?.('up/first\nfile') ?? '', 'utf8')).toBe('x');
    expect(readdirSync(one?.('deep/log') ?? '')).toEqual([]);
    appendFileSync(one?.('up/grown') ?? '', 'kept');
    writeFileSync(join(root, 'config', 'local.json'), 'another seed');
    expect((await shared('v1')).verdict).toBe('unchanged');
    writeFileSync(join(root, 'a'), 'changed');
    expect((await shared('v2')).verdict).toBe('deployed');
    expect(readFileSync(two?.('config/local.json') ?? '', 'utf8')).toBe('seed');
    expect(readFileSync(two?.('up/grown') ?? '', 'utf8')).toBe('kept');
    const refused = await shared('v3', ['nowhere.json']);
    expect(refused).toMatchObject({ verdict: 'not-deployed', failure: { code: 'SHARED_MISSING' } });
    expect([site.live(), existsSync(release('v3')), site.litter()]).toEqual(['v2', false, []]);
  });

  it('says what is in the way of a shared path, and takes it for no lack of room', async () => {
    const root = folder({ a: 'a', 'deep/log': 'x', 'up/x': 'x' });
    const shared = async (version: string, paths: string[]) => {
      const payload = readPayload(root, { clock: systemClock, sharedPaths: paths });
      const plan = await site.plan(version, {}, root);
      return site.shipPlan({ ...plan, payload, record: { ...plan.record, sharedPaths: paths, steps: {} } });
    };
    mkdirSync(join(site.app, 'shared'), { recursive: true });
    for (const name of ['deep', 'up']) writeFileSync(join(site.app, 'shared', name), 'a file');
    const under = await shared('v1', ['deep/log']);
    expect(under.failure).toMatchObject({ code: 'HOST_UNFIT', message: expect.stringContaining('shared/deep') });
    const itself = await shared('v1', ['up/']);
    expect(itself.failure).toMatchObject({ code: 'HOST_UNFIT', message: expect.stringContaining('shared/up') });
    expect([site.live(), existsSync(release('v1')), site.litter()]).toEqual(['', false, []]);
  });

  it('restarts an upload when the connection breaks, and recognizes an upload whose answer was lost', async () => {
    const root = folder({ a: 'a', b: 'b' });
    const ways: ((run: () => Promise<unknown>) => Promise<unknown>)[] = [
      async () => undefined,
      async (run) => run(),
      async () => undefined,
    ];
    for (const [at, way] of ways.entries()) {
      let broken = 0;
      const wrap = (connection: Connection): Connection => ({
        ...connection,
        exec: async (script, options = {}) => {
          const isBreaking = script.includes(' stage ') && broken++ < 1;
          if (!isBreaking) return connection.exec(script, options);
          await way(() => connection.exec(script, options));
          throw new UserError('CONNECTION_LOST', 'web1: lost');
        },
      });
      const plan = await site.plan(`v${at}`, {}, root);
      const result = await site.shipPlan(
        { ...plan, record: { ...plan.record, steps: {} } },
        site.host(undefined, wrap),
      );
      expect([result.failure?.message, result.verdict]).toEqual([undefined, 'deployed']);
      expect(await folderHash(release(`v${at}`))).toBe(await folderHash(root));
      expect(site.litter()).toEqual([]);
    }
  });

  it('gives up after three broken connections, and leaves nothing', async () => {
    let broken = 0;
    const wrap = (connection: Connection): Connection => ({
      ...connection,
      exec: async (script, options = {}) => {
        if (!script.includes(' stage ')) return connection.exec(script, options);
        broken++;
        throw new UserError('CONNECTION_LOST', 'web1: lost');
      },
    });
    const result = await site.shipPlan(await site.plan('v1', {}, folder({ a: 'a' })), site.host(undefined, wrap));
    expect([result.verdict, result.failure?.code, broken]).toEqual(['not-deployed', 'CONNECTION_LOST', 3]);
    expect(site.litter()).toEqual([]);
  });

  it('refuses an upload that is cut short at any block', async () => {
    const root = folder({ a: 'a'.repeat(3000), 'b\n': 'b' });
    await ship('v1', root);
    writeFileSync(join(root, 'a'), 'A'.repeat(3000));
    const whole = await counted('v2', root);
    writeFileSync(join(root, 'a'), 'C'.repeat(3000));
    // Behind the last file comes only the empty end of the archive.
    for (let cut = 6; cut < whole - 1024; cut += 512 * 3) {
      const wrap = (connection: Connection): Connection => ({
        ...connection,
        exec: async (script, options = {}) => {
          if (!script.includes(' stage ')) return connection.exec(script, options);
          const { stdin } = options;
          if (typeof stdin !== 'object' || !('on' in stdin)) throw new Error('no stream');
          const chunks: Buffer[] = [];
          for await (const chunk of stdin) chunks.push(chunk as Buffer);
          return connection.exec(script, { ...options, stdin: Buffer.concat(chunks).subarray(0, cut) });
        },
      });
      const plan = await site.plan('v3', {}, root);
      const result = await site.shipPlan(
        { ...plan, record: { ...plan.record, steps: {} } },
        site.host(undefined, wrap),
      );
      expect([cut, result.verdict, site.live(), existsSync(release('v3'))]).toEqual([cut, 'not-deployed', 'v2', false]);
      expect(site.litter()).toEqual([]);
    }
  });

  it('refuses early what cannot have room', async () => {
    const root = folder({ a: 'a' });
    const wrap = (connection: Connection): Connection => ({
      ...connection,
      exec: async (script, options = {}) => {
        const result = await connection.exec(script, options);
        return { ...result, stdout: result.stdout.replace(/"freeKiB":\d+/, '"freeKiB":3') };
      },
    });
    const result = await site.shipPlan(await site.plan('v1', {}, root), site.host(undefined, wrap));
    expect(result).toMatchObject({ verdict: 'not-deployed', failure: { code: 'DISK_FULL' } });
    expect(result.failure?.message).toMatch(/at least .* are free/);
  });
});

/** A host behind a slow line: each block takes its time. */
class SlowHost extends FakeHost {
  constructor(
    label: string,
    private readonly clock: VirtualClock,
    private readonly blockMs: number,
  ) {
    super(label);
  }

  override async stage(_name: string, { stream }: Upload): Promise<void> {
    for await (const _block of stream) await this.clock.sleep(this.blockMs);
  }
}

describe('a slow upload', () => {
  const staged = async (root: string, blockMs: number) => {
    const clock = new VirtualClock();
    const world = { ...fleetWorld(), clock };
    const events: string[] = [];
    const log = { ...world.log, event: (text: string) => events.push(`${clock.elapsed() / 1000} ${text}`) };
    const plan = { ...deployPlan('v2'), linkUnchanged: false, payload: readPayload(root, { clock }) };
    const upload = { kind: 'upload' as const, release: 'v2' };
    const sites = ['web1', 'web2'].map((label) => {
      const site = siteOf(new SlowHost(label, clock, blockMs), { choice: upload });
      return { ...site, status: { ...site.status, freeKiB: null } };
    });
    await stageFleet(sites, plan, { ...world, log });
    return events;
  };

  it('is reported every five seconds, once for all hosts that share it', async () => {
    const root = folder();
    for (let at = 0; at < 8; at++) writeFileSync(join(root, `f${at}`), Buffer.alloc(MIB / 2, `${at}`));
    const events = await staged(root, 3000);
    const lines = events.filter((line) => line.includes('Upload to'));
    expect(lines.length).toBeGreaterThan(2);
    for (const [at, line] of lines.entries()) {
      expect(line).toMatch(new RegExp(`^${(at + 1) * 5} Upload to web1 and 1 more host: `));
    }
    expect(lines[0]).toMatch(/: 512\.0 KiB of 4\.0 MiB sent \(12 %\), 102\.4 KiB\/s, 35\.0 s left$/);
    expect(events.filter((line) => line.includes('staged v2'))).toHaveLength(2);
  });

  it('is quiet where it is done within five seconds', async () => {
    expect((await staged(folder({ a: 'a' }), 500)).filter((line) => line.includes('Upload to'))).toEqual([]);
  });
});
