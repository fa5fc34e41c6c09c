import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { abortFleet, showFleet } from '@deploy-actions/fleet';
import { folderHash } from '../support/release/folder-hash';
import { foreignLayout, TOOLS } from '../support/release/foreign-site';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { readAllTheWhile } from '../support/release/reader';
import { say } from '../support/release/say';

const nothing = () => undefined;
const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
const world = () => ({ clock: systemClock, log: createLog(systemClock, sink), signal: new AbortController().signal });
const owner = { actor: 'ada', runUrl: '', action: 'test', since: '2026-01-01T00:00:00Z' };
const activate = 'cat version >"$HOME/running"';
/** Of the old version and of good new ones. */
const passing = 'test -s ~/running';
/** Of every version but v1. */
const failing = 'test "$(cat ~/running)" != v1';

describe.each(shells())('a path that another tool deployed to, with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(path);
  });
  afterEach(() => site.remove());

  const releases = () => readdirSync(join(site.app, 'releases')).sort();
  const current = (target: string) => {
    rmSync(join(site.app, 'current'), { recursive: true, force: true });
    symlinkSync(target, join(site.app, 'current'));
  };

  it.each(TOOLS)('is taken over from %s without downtime, and nothing of it is changed', async (tool) => {
    const { live, other } = await foreignLayout(site, tool);
    expect((await showFleet([site.host()], world())).rows).toMatchObject([
      { version: live, release: live, message: expect.stringContaining(`${live} is live (live, adopted, its checks`) },
    ]);
    const reader = readAllTheWhile(site, false);
    expect(await site.deploy('v1')).toMatchObject({
      verdict: 'deployed',
      rows: [{ previousVersion: live, release: 'v1' }],
    });
    expect(reader.stop().problems).toEqual([]);
    expect([site.live(), site.running()]).toEqual(['v1', 'v1']);
    expect(readFileSync(join(site.own, 'history.jsonl'), 'utf8')).toContain(`"event":"adopted","release":"${live}"`);
    for (const version of ['v2', 'v3', 'v4']) await site.deploy(version);
    expect(releases()).toEqual([live, other, 'v3', 'v4'].sort());
    expect(await site.damage()).toEqual([]);
    expect(say(site, 'lock', 'byhand', '60', JSON.stringify(owner)).status).toBe(0);
    for (const name of [live, other]) {
      expect(say(site, 'remove', 'byhand', name).stderr).toContain('was not shipped by this suite and stays');
    }
    expect(releases()).toHaveLength(4);
  });

  it.each(TOOLS)('goes back to what %s made live, with the steps of the release that failed', async (tool) => {
    const { live } = await foreignLayout(site, tool);
    const env = `test "$GREETING" = hello && test "$DEPLOY_VERSION" != v1 || test "$DEPLOY_OPERATION" = deploy`;
    const steps = { activate: `${env}; ${activate}`, 'health-command': failing };
    const reader = readAllTheWhile(site, false);
    expect(await site.deploy('v1', steps)).toMatchObject({
      verdict: 'reverted',
      rows: [{ verdict: 'reverted', version: live, release: live, code: 'HEALTH_FAILED' }],
    });
    expect(reader.stop().problems).toEqual([]);
    expect([site.live(), site.running()]).toEqual([live, live]);
    expect(await site.damage()).toEqual([]);
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed', rows: [{ previousVersion: live }] });
  });

  it.each([
    [
      '`activate` fails in the old folder',
      { activate: 'test "$DEPLOY_OPERATION" = deploy', 'after-activate': 'exit 1' },
    ],
    ['the checks fail in the old folder', { 'health-command': 'exit 1' }],
    ['there is neither `activate` nor a check', { activate: '', 'after-activate': 'exit 1' }],
  ])('says that it failed where %s', async (_, given) => {
    const { live } = await foreignLayout(site, 'capistrano');
    const plan = await site.plan('v1', given);
    const steps = Object.fromEntries(Object.entries(plan.record.steps).filter(([, program]) => program !== ''));
    const result = await site.shipPlan({ ...plan, record: { ...plan.record, steps } });
    expect(result).toMatchObject({
      verdict: 'failed',
      failure: { code: 'ROLLBACK_FAILED' },
      rows: [{ verdict: 'failed', code: 'ROLLBACK_FAILED', version: live }],
    });
    expect(site.live()).toBe(live);
    expect(result.rows[0]?.message).toContain(`is back on ${live}, but that release is not verified: `);
  });

  it('is a way back for a rollback where the old version passed the checks, and with them', async () => {
    const { live } = await foreignLayout(site, 'deployer');
    await site.deploy('v1', { 'health-command': passing });
    expect((await site.host().status()).releases[0]).toMatchObject({ release: live, state: 'good', adopted: true });
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: live }] });
    expect([site.live(), site.running()]).toEqual([live, live]);
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed', rows: [{ previousVersion: live }] });
  });

  it('is a way back, too, where a deploy without checks went back to it before', async () => {
    const { live } = await foreignLayout(site, 'deployer');
    const failed = await site.deploy('v1', { activate: `test "$DEPLOY_OPERATION" != deploy; ${activate}` });
    expect(failed).toMatchObject({ verdict: 'reverted' });
    expect(await site.deploy('v2', { 'health-command': passing })).toMatchObject({ verdict: 'deployed' });
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: live }] });
    expect([site.live(), site.running()]).toEqual([live, live]);
  });

  it.each([
    ['it did not pass the checks', { 'health-command': 'test "$DEPLOY_VERSION" = v1' }],
    ['there were none', {}],
  ])('is no way back for a rollback where %s', async (_, steps) => {
    await foreignLayout(site, 'deployer');
    expect(await site.deploy('v1', steps as Record<string, string>)).toMatchObject({ verdict: 'deployed' });
    expect(await site.rollBack()).toMatchObject({ failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(site.live()).toBe('v1');
  });

  it('never takes a folder of the other tool for a release of the same name', async () => {
    const { live, other } = await foreignLayout(site, 'deployer');
    const hashes = () => Promise.all([live, other].map((name) => folderHash(join(site.app, 'releases', name))));
    const before = await hashes();
    for (const version of [live, other]) {
      const plan = await site.plan('v1', {}, undefined);
      const record = { ...plan.record, version };
      expect(await site.shipPlan({ ...plan, record })).toMatchObject({ rows: [{ release: `${version}.r2` }] });
    }
    expect(await hashes()).toEqual(before);
  });

  it('is adopted again where the other tool has deployed in between', async () => {
    const { other } = await foreignLayout(site, 'capistrano');
    await site.deploy('v1', { 'health-command': passing });
    current(join(site.app, 'releases', other));
    writeFileSync(join(site.home, 'running'), other);
    const options = { owner, ttlMs: 60_000, waitMs: 0 };
    const abort = { markBad: false, reason: 'x', batchSize: 1, commandTimeoutMs: 20_000, lock: options };
    expect(await abortFleet([site.host()], abort, world())).toMatchObject({ verdict: 'unchanged' });
    expect(await site.deploy('v2', { 'health-command': 'test "$(cat ~/running)" != v2' })).toMatchObject({
      verdict: 'reverted',
      rows: [{ version: other }],
    });
    expect([site.live(), site.running()]).toEqual([other, other]);
    // The newest good one before what the other tool made live.
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'v1' }] });
  });

  it('is one release, however `current` is written', async () => {
    await site.deploy('v1');
    await site.deploy('v2');
    symlinkSync('v2', join(site.app, 'releases', 'latest'));
    for (const target of [
      'releases/v2/',
      './releases/v2',
      'releases/../releases/v2',
      join(site.app, 'releases', 'v2'),
      'releases/latest',
    ]) {
      current(target);
      const status = await site.host().status();
      expect([target, status.current, status.pointing]).toEqual([target, 'v2', 'release']);
    }
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'unchanged' });
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'v1' }] });
    expect(readlinkSync(join(site.app, 'current'))).toBe('releases/v1');
  });

  it('names what `current` leads to, and does not say that nothing is live', async () => {
    await site.deploy('v1');
    mkdirSync(join(site.app, 'releases', 'two words'));
    mkdirSync(join(site.home, 'else"where'));
    writeFileSync(join(site.home, 'file'), '');
    for (const [target, pointing] of [
      [join(site.home, 'else"where'), 'elsewhere'],
      [join(site.home, 'file'), 'elsewhere'],
      ['releases', 'elsewhere'],
      ['releases/v1/assets', 'elsewhere'],
      ['releases/two words', 'elsewhere'],
      ['releases/v9', 'missing'],
    ] as const) {
      current(target);
      const { rows } = await showFleet([site.host()], world());
      const version = pointing === 'missing' ? '' : 'unknown';
      expect(rows).toMatchObject([{ version, message: expect.stringContaining(`current points to ${target}, which`) }]);
      if (pointing === 'missing') continue;
      const refused = await site.deploy('v2');
      expect(refused).toMatchObject({ failure: { code: 'HOST_UNFIT' } });
      expect(refused.rows[0]?.message).toContain('ln -sfn releases/initial');
      expect(readlinkSync(join(site.app, 'current'))).toBe(target);
    }
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed' });
  });

  it('is deployed to once the three commands for a folder `current` have been run', async () => {
    mkdirSync(join(site.app, 'current'), { recursive: true });
    writeFileSync(join(site.app, 'current', 'version'), 'old');
    const { message = '' } = (await site.deploy('v1')).rows[0] ?? {};
    expect(message).toContain('current is a folder, not a link');
    expect(lstatSync(join(site.app, 'current')).isDirectory()).toBe(true);
    const commands = (/three commands: (.*)$/.exec(message)?.[1] ?? '').split('; ');
    expect(commands).toHaveLength(3);
    const { spawnSync } = await import('node:child_process');
    for (const command of commands) expect(spawnSync('sh', ['-ec', command]).status).toBe(0);
    expect(await site.deploy('v1', { 'health-command': failing })).toMatchObject({
      verdict: 'reverted',
      rows: [{ version: 'initial' }],
    });
    expect(readFileSync(join(site.home, 'running'), 'utf8')).toBe('old');
  });

  it('says how to move the files of a path that is shared for the first time, and begins with none instead', async () => {
    const { live } = await foreignLayout(site, 'hand');
    const old = join(site.app, 'releases', live, 'uploads');
    mkdirSync(old);
    const ship = async (version: string) => {
      const plan = await site.plan(version);
      const { readPayload } = await import('@deploy-actions/payload');
      const { versionFolder } = await import('../support/release/version-folder');
      const sharedPaths = ['uploads/', 'log/'];
      const payload = readPayload(await versionFolder(version), { clock: systemClock, sharedPaths });
      return site.shipPlan({ ...plan, payload, record: { ...plan.record, sharedPaths } });
    };
    writeFileSync(join(old, 'photo'), 'mine');
    const refused = await ship('v1');
    expect(refused).toMatchObject({ failure: { code: 'SHARED_IN_OLD_PLACE' }, rows: [{ version: live }] });
    const command = /once on the host: (.*)$/.exec(refused.rows[0]?.message ?? '')?.[1] ?? '';
    expect(command).toContain(`mv ${old} ${join(site.app, 'shared', 'uploads')}`);
    const { spawnSync } = await import('node:child_process');
    expect(spawnSync('sh', ['-ec', command]).status).toBe(0);
    expect(readFileSync(join(old, 'photo'), 'utf8')).toBe('mine');
    expect(await ship('v1')).toMatchObject({ verdict: 'deployed' });
    expect(readFileSync(join(site.app, 'current', 'uploads', 'photo'), 'utf8')).toBe('mine');
    expect(existsSync(join(site.app, 'current', 'log'))).toBe(true);
  });
});
