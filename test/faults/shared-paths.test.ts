import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { planDeploy } from '@deploy-actions/fleet';
import { readPayload } from '@deploy-actions/payload';
import type { Connection, ExecOptions } from '@deploy-actions/ssh';
import { folderHash } from '../support/release/folder-hash';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle, replaceInProgram } from '../support/release/say';

const MIB = 1024 * 1024;
const sharedPaths = ['up/', 'config/local.json'];

function folder(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'tree-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe.each(shells())('shared/ on a host with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(path);
  });
  afterEach(() => site.remove());

  const shared = (...names: string[]) => join(site.app, 'shared', ...names);
  const prepare = async (version: string, root: string, linkUnchanged = true) => {
    const plan = await site.plan(version, {}, root);
    const payload = readPayload(root, { clock: systemClock, sharedPaths });
    return { ...plan, payload, linkUnchanged, record: { ...plan.record, steps: {}, sharedPaths } };
  };
  /** How often a deploy uploads, and how many bytes in all; `before` is done when each upload is about to begin. */
  const deploy = async (version: string, root: string, before: () => void = () => undefined, linkUnchanged = true) => {
    const counts = { uploads: 0, bytes: 0 };
    const counting = (connection: Connection): Connection => ({
      ...connection,
      exec: (script: string, options: ExecOptions = {}) => {
        if (script.includes(' stage ') && typeof options.stdin === 'object' && 'on' in options.stdin) {
          before();
          counts.uploads++;
          options.stdin.on('data', (chunk: Buffer) => {
            counts.bytes += chunk.length;
          });
          options.stdin.pause();
        }
        return connection.exec(script, options);
      },
    });
    const result = await site.shipPlan(await prepare(version, root, linkUnchanged), site.host(undefined, counting));
    return { ...counts, code: result.failure?.code, verdict: result.verdict };
  };
  const dryRun = async (version: string, root: string) => {
    const lines: string[] = [];
    const nothing = () => undefined;
    const sink = { warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
    const log = createLog(systemClock, { ...sink, write: (text) => void lines.push(text) });
    const plan = await prepare(version, root);
    const result = await planDeploy([site.host()], { ...plan, payload: await plan.payload, lockWaitMs: 0 }, { log });
    return { plan: result.rows[0]?.plan, code: result.failure?.code, log: lines.join('') };
  };
  const source = () =>
    folder({ a: 'a', 'up/big': Buffer.alloc(MIB, 'x'), 'config/local.json': Buffer.alloc(MIB, '{') });

  it('gets its seeds once, and as plan says: whole, in part, or not at all', async () => {
    const root = source();
    const whole = await dryRun('v1', root);
    expect(whole.plan).toMatchObject({
      bytesToSend: 2 * MIB + 1,
      seeded: [{ path: 'shared/config/local.json', bytes: MIB }, {}],
    });
    expect(whole.log).toMatch(/\+ shared\/up\/big .*\n.*1 added, 0 changed, 0 removed, 2 for shared\/; 2.0 MiB/);
    expect(await deploy('v1', root)).toMatchObject({ verdict: 'deployed', uploads: 1 });
    expect(await folderHash(shared('up'))).toBe(await folderHash(join(root, 'up')));

    appendFileSync(shared('up', 'grown'), 'kept');
    writeFileSync(join(root, 'a'), 'changed');
    expect((await dryRun('v2', root)).plan).toMatchObject({ bytesToSend: 7, seeded: [] });
    const second = await deploy('v2', root);
    expect(second).toMatchObject({ verdict: 'deployed', uploads: 1 });
    expect(second.bytes).toBeLessThan(30_000);
    expect(readFileSync(shared('up', 'grown'), 'utf8')).toBe('kept');

    rmSync(shared('config', 'local.json'));
    writeFileSync(join(root, 'a'), 'again');
    expect((await dryRun('v3', root)).plan).toMatchObject({ bytesToSend: MIB + 5 });
    const third = await deploy('v3', root);
    expect([third.verdict, third.uploads, Math.round(third.bytes / MIB)]).toEqual(['deployed', 1, 1]);
    expect(readFileSync(shared('config', 'local.json'), 'utf8')).toHaveLength(MIB);
    expect(site.litter()).toEqual([]);
  });

  it('gets none where it was there before the first release, also where nothing is linked', async () => {
    mkdirSync(shared('up'), { recursive: true });
    mkdirSync(shared('config'));
    writeFileSync(shared('config', 'local.json'), 'mine');
    for (const linkUnchanged of [true, false]) {
      const sent = await deploy(`v${linkUnchanged}`, source(), undefined, linkUnchanged);
      expect(sent).toMatchObject({ verdict: 'deployed', uploads: 1 });
      expect(sent.bytes).toBeLessThan(30_000);
    }
    expect([readdirSync(shared('up')), readFileSync(shared('config', 'local.json'), 'utf8')]).toEqual([[], 'mine']);
  });

  it.each([true, false])(
    'gets its seeds after all where somebody removed it before the upload (linked: %s)',
    async (isLinked) => {
      const root = source();
      await deploy('v1', root);
      writeFileSync(join(root, 'a'), 'changed');
      const removing = () => rmSync(shared('up'), { recursive: true, force: true });
      const result = await deploy('v2', root, removing, isLinked);
      expect(result).toMatchObject({ verdict: 'deployed', uploads: 2 });
      expect(await folderHash(shared('up'))).toBe(await folderHash(join(root, 'up')));
      expect(site.litter()).toEqual([]);
    },
  );

  it('is never made empty, or a folder of what is a file, where somebody removed it at the last moment', async () => {
    const root = source();
    await deploy('v1', root);
    writeFileSync(join(root, 'a'), 'changed');
    // Between the two looks.
    const removing = '[ -e "$own/seen" ] || rm -rf "$root/shared/up" "$root/shared/config"; true >"$own/seen"';
    replaceInProgram(site, '\n    place_shared\n', `\n${removing}\nplace_shared\n`);
    expect(await deploy('v2', root)).toMatchObject({ uploads: 2 });
    expect(await folderHash(shared('up'))).toBe(await folderHash(join(root, 'up')));
    expect(readFileSync(shared('config', 'local.json'), 'utf8')).toHaveLength(MIB);
  });

  it('keeps what somebody else makes there at the very moment of the seeding', async () => {
    const root = source();
    await deploy('v0', folder({ a: '0' }));
    rmSync(shared('up'), { recursive: true, force: true });
    // Behind our last look.
    const making = [
      'ln() { case $2 in */shared/*) echo theirs >"$2" ;; esac; command ln "$@"; }',
      'mv() { case $2 in */shared/up) mkdir "$2"; echo theirs >"$2/new" ;; esac; command mv "$@"; }',
    ];
    meddle(site, making.join('\n'));
    expect(await deploy('v1', root)).toMatchObject({ verdict: 'deployed' });
    expect(readFileSync(shared('config', 'local.json'), 'utf8')).toBe('theirs\n');
    expect(readdirSync(shared('up'))).toEqual(['new']);
    expect(readdirSync(shared()).sort()).toEqual(['config', 'up']);
    expect(readdirSync(shared('config'))).toEqual(['local.json']);
  });

  it('is left without a trace of a seeding that died, and without half of it', async () => {
    const root = source();
    await deploy('v0', folder({ a: '0' }));
    rmSync(shared(), { recursive: true });
    meddle(site, 'ln() { command ln "$@"; case $2 in */shared/*) kill -9 $$ ;; esac; }');
    expect((await deploy('v1', root)).verdict).toBe('not-deployed');
    expect(readdirSync(shared('config')).sort()).toEqual(['.deploy-seed', 'local.json']);
    site.expireLocks();
    replaceInProgram(site, 'kill -9 $$', 'true');
    expect(await deploy('v1', root)).toMatchObject({ verdict: 'deployed', uploads: 1 });
    expect([readdirSync(shared('config')), readdirSync(shared()).sort()]).toEqual([['local.json'], ['config', 'up']]);
  });

  it('is said to be in the way where a file stands for one of its folders', async () => {
    mkdirSync(shared(), { recursive: true });
    writeFileSync(shared('config'), 'a file');
    expect(await deploy('v1', source())).toMatchObject({ verdict: 'not-deployed', code: 'HOST_UNFIT' });
    expect([existsSync(join(site.app, 'releases', 'v1')), site.litter()]).toEqual([false, []]);
  });

  it('lacks a file that the payload has not either, which a plan refuses as the deploy does', async () => {
    const root = folder({ a: 'a' });
    expect((await dryRun('v1', root)).code).toBe('SHARED_MISSING');
    expect(await deploy('v1', root)).toMatchObject({ verdict: 'not-deployed', code: 'SHARED_MISSING' });
  });
});
