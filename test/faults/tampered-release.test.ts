import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/clock';
import { readPayload } from '@deploy-actions/payload';
import { folderHash } from '../support/release/folder-hash';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle, replaceInProgram, say } from '../support/release/say';

function folder(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'tree-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function relink(target: string, path: string): void {
  unlinkSync(path);
  symlinkSync(target, path);
}

describe.each(shells())('a host with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(path);
  });
  afterEach(() => site.remove());

  const release = (name: string) => join(site.app, 'releases', name);
  const ship = async (version: string, root: string) => {
    const result = await site.ship(version, root, { keepReleases: 5 });
    expect([result.failure?.message, result.verdict]).toEqual([undefined, 'deployed']);
  };

  it('sends a file anew where somebody put a link to another one into its place', async () => {
    const root = folder({ a: 'a', b: 'b' });
    await ship('v1', root);
    renameSync(join(release('v1'), 'a'), join(site.home, 'elsewhere'));
    symlinkSync(join(site.home, 'elsewhere'), join(release('v1'), 'a'));
    await ship('v2', root);
    expect(lstatSync(join(release('v2'), 'a')).isFile()).toBe(true);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
  });

  it('sends two files anew whose modes somebody has swapped, and links the others', async () => {
    const root = folder({ 'run it': 'r', text: 't', c: 'c', 'd/text': 'd' });
    chmodSync(join(root, 'run it'), 0o755);
    await ship('v1', root);
    chmodSync(join(release('v1'), 'run it'), 0o644);
    chmodSync(join(release('v1'), 'text'), 0o755);
    await ship('v2', root);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
    const inodes = (name: string) => ['c', 'd/text'].map((path) => lstatSync(join(release(name), path)).ino);
    expect(inodes('v2')).toEqual(inodes('v1'));
  });

  const file = (...names: string[]) => join(release('v1'), ...names);
  const tampering: [string, string, () => void][] = [
    ['nothing happened to it', 'v1', () => undefined],
    ['a file was written into in place', 'v1.r2', () => writeFileSync(file('a'), 'A')],
    ['a file is gone', 'v1.r2', () => unlinkSync(file('deep', 'b c'))],
    ['a file came to it', 'v1.r2', () => writeFileSync(file('deep', 'cache'), '')],
    ['a file has another mode', 'v1.r2', () => chmodSync(file('a'), 0o777)],
    ['a file became a link', 'v1.r2', () => relink('../v2/a', file('a'))],
    ['a link leads elsewhere', 'v1.r2', () => relink('/etc', file('link'))],
    ['a step was changed', 'v1.r2', () => writeFileSync(join(site.own, 'releases', 'v1', 'steps', 'activate'), 'x')],
    ['its list is damaged', 'v1.r2', () => writeFileSync(join(site.own, 'releases', 'v1', 'index'), 'x')],
    ['its list is gone', 'v1.r2', () => unlinkSync(join(site.own, 'releases', 'v1', 'tree'))],
  ];

  it.each(tampering)('brings a release live again only where it is whole: %s', async (_what, name, tamper) => {
    const root = folder({ a: 'a', 'deep/b c': 'b' });
    symlinkSync('deep/b c', join(root, 'link'));
    const deploy = async (version: string, content = root) => {
      const plan = await site.plan(version, { activate: 'echo "$DEPLOY_RELEASE_PATH" >"$HOME/running"' }, content);
      return site.shipPlan({ ...plan, keepReleases: 5 });
    };
    await deploy('v1');
    await deploy('v2', folder({ a: 'a' }));
    tamper();
    expect(await deploy('v1')).toMatchObject({ verdict: 'deployed', rows: [{ version: 'v1', release: name }] });
    expect([site.live(), site.running().trim()]).toEqual([name, release(name)]);
    expect(await folderHash(release(name))).toBe(await folderHash(root));
    expect(site.litter()).toEqual([]);
  });

  it('sends a file anew where somebody gave it another mode', async () => {
    const root = folder({ a: 'a', b: 'b' });
    chmodSync(join(root, 'b'), 0o755);
    await ship('v1', root);
    chmodSync(join(release('v1'), 'b'), 0o600);
    await ship('v2', root);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
  });

  it('never makes two files of a release one, wherever they come from', async () => {
    const root = folder({ x: 'content', z: 'z' });
    await ship('v1', root);
    renameSync(join(root, 'x'), join(root, 'y'));
    await ship('v2', root);
    writeFileSync(join(root, 'x'), 'content');
    await ship('v3', root);
    const inode = (file: string) => lstatSync(join(release('v3'), file)).ino;
    expect(inode('x')).not.toBe(inode('y'));
  });

  it('proves names with a star behind a blank, also without openssl', async () => {
    const root = folder({ 'a *b': 'x', 'c  *d': 'y', ' *': 'z' });
    const tools = mkdtempSync(join(tmpdir(), 'tools-'));
    writeFileSync(join(tools, 'openssl'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
    site.remove();
    site = new LocalSite(`${tools}:${path}`);
    await ship('v1', root);
    expect(await folderHash(release('v1'))).toBe(await folderHash(root));
  });

  it('goes back, and takes the next deploy, where someone removed the live release', async () => {
    for (const next of ['v3', 'v2']) {
      for (const version of ['v1', 'v2']) await ship(version, folder({ a: version }));
      rmSync(release('v2'), { recursive: true });
      if (next === 'v2') expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back' });
      else await ship(next, folder({ a: next }));
      expect(site.live()).toBe(next === 'v2' ? 'v1' : 'v3');
      expect(await site.damage()).toEqual([]);
      site.remove();
      site = new LocalSite(path);
    }
  });

  it('keeps what is its own to itself where somebody opened the whole path', async () => {
    await ship('v1', folder({ a: 'a' }));
    chmodSync(site.own, 0o755);
    await ship('v2', folder({ a: 'b' }));
    expect(lstatSync(site.own).mode & 0o777).toBe(0o700);
  });

  it('tells the room that is free once it has cleared away what a dead run left', async () => {
    await ship('v1', folder({ a: 'a' }));
    meddle(
      site,
      'df() { if [ -e "$own/tmp/upload-dead" ]; then echo; echo x 9 9 3 9 /; else echo; echo x 9 9 999999 9 /; fi; }',
    );
    mkdirSync(join(site.own, 'tmp', 'upload-dead'));
    expect(JSON.parse(say(site, 'lock', 'mine', '60', '{}').stdout).freeKiB).toBe(999999);
  });

  it('takes the lock with the room that was put by, where the disk only looks as if it had some', async () => {
    await ship('v1', folder({ a: 'a' }));
    expect(existsSync(join(site.own, 'reserve'))).toBe(true);
    meddle(
      site,
      [
        'df() { echo; echo x 9 9 999999 9 /; }',
        'lock_text() { [ ! -e "$own/reserve" ] || return 1; tick; printf "token=%s\\nexpires=%s\\nowner=%s\\n" "$1" "$((seconds + $2))" "$3"; }',
      ].join('\n'),
    );
    expect(say(site, 'lock', 'mine', '60', '{}')).toMatchObject({ status: 0 });
  });

  it('stages again what a dead attempt had half moved into place', async () => {
    const root = folder({ a: 'a' });
    await ship('v1', root);
    // As if it died after the repair that comes with the lock.
    meddle(site, 'stage_once() { mkdir -p "$own/releases/v2"; }');
    replaceInProgram(
      site,
      '    stage) enter "$1" && stage "$@" ;;',
      '    stage) enter "$1" && stage_once && stage "$@" ;;',
    );
    await ship('v2', root);
    expect(await folderHash(release('v2'))).toBe(await folderHash(root));
  });

  it('takes no release where it would have to be copied from one file system to another', async () => {
    await ship('v1', folder({ a: 'a' }));
    const disks = (root: string, own: string, releases: string) =>
      meddle(
        site,
        `df() { echo Filesystem; for disk in "${root}" "${own}" "${releases}"; do echo "$disk 9 9 99999999 $((looks += 1))% $disk"; done; }; looks=0`,
      );
    disks('/a b', '/a b', '/a b');
    await ship('v2', folder({ a: 'b' }));
    disks('/a', '/a', '/a/releases');
    const refused = await site.ship('v3', folder({ a: 'c' }));
    expect(refused).toMatchObject({ verdict: 'not-deployed', failure: { code: 'HOST_UNFIT' } });
    expect([refused.failure?.message, site.live(), site.litter()]).toEqual([
      expect.stringContaining('one file system'),
      'v2',
      [],
    ]);
  });

  it('never takes half a seed for what is shared, where it died while it copied that to another file system', async () => {
    await ship('v1', folder({ a: 'a' }));
    const root = folder({ 'up/one': '1', 'up/two': '2' });
    const shipShared = async () => {
      const plan = await site.plan('v2', {}, root);
      const payload = readPayload(root, { clock: systemClock, sharedPaths: ['up/'] });
      return site.shipPlan({ ...plan, payload, record: { ...plan.record, steps: {}, sharedPaths: ['up/'] } });
    };
    const dying = [
      'mv() { case "$1" in',
      '  seed/*) [ -e "$own/died" ] || { true >"$own/died"; mkdir "$2"; cp "$1/one" "$2/"; kill -9 $$; } ;;',
      'esac; command mv "$@"; }',
    ];
    meddle(site, dying.join('\n'));
    expect((await shipShared()).verdict).toBe('not-deployed');
    site.expireLocks();
    expect((await shipShared()).verdict).toBe('deployed');
    expect(await folderHash(join(site.app, 'shared'))).toBe(await folderHash(root));
  });
});
