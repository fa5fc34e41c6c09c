import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import {
  confirmFleet,
  type DeployPlan,
  deployFleet,
  rollbackFleet,
  showFleet,
  withFleetLock,
} from '@deploy-actions/fleet';
import { readPayload } from '@deploy-actions/payload';
import { liveRelease, RemoteHost } from '@deploy-actions/release';
import type { Connection } from '@deploy-actions/ssh';
import fc from 'fast-check';
import { localConnection, shells } from '../../../test/support/release/local-connection';
import { UNWRITABLE } from '../src/host-program';

const silent = {
  write: () => undefined,
  warning: () => undefined,
  notice: () => undefined,
  startGroup: () => undefined,
  endGroup: () => undefined,
};
const owner = { actor: 'ada', runUrl: 'https://ci.example/1', action: 'test', since: '2026-01-01T00:00:00Z' };

function world(signal = new AbortController().signal) {
  return { clock: systemClock, log: createLog(systemClock, silent), signal };
}

function source(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  mkdirSync(join(folder, 'sub dir', 'empty'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), content);
  writeFileSync(join(folder, 'sub dir', "it's ünïcode $HOME"), 'x');
  writeFileSync(join(folder, 'run.sh'), '#!/bin/sh\n');
  chmodSync(join(folder, 'run.sh'), 0o755);
  symlinkSync('index.html', join(folder, 'link'));
  return folder;
}

describe.each(shells())('a host with $name', ({ path }) => {
  let home: string;
  let lines: string[];
  let tokens = 0;

  const app = () => join(home, 'app');
  const host = (name = 'web1') =>
    new RemoteHost({
      label: name,
      path: '~/app',
      token: `token${++tokens}`,
      clock: systemClock,
      connect: async () => localConnection({ home, path }),
      onLines: (step, text) => lines.push(...text.split('\n').map((line) => `${step}: ${line}`)),
    });
  const plan = async (version: string, steps: Record<string, string> = {}, more: Partial<DeployPlan> = {}) => {
    const payload = readPayload(source(version), { clock: systemClock });
    const plan: DeployPlan = {
      record: {
        version,
        strategy: 'files',
        environment: 'production',
        steps,
        env: [`GREETING=it's "${version}" $HOME`],
        healthTimeoutMs: 1500,
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
      keepReleases: 3,
      batchSize: 1,
      commandTimeoutMs: 20_000,
      lock: { owner, ttlMs: 60_000, waitMs: 0 },
      ...more,
    };
    return plan;
  };
  const deploy = async (version: string, steps: Record<string, string> = {}, more: Partial<DeployPlan> = {}) =>
    deployFleet([host()], await plan(version, steps, more), world());
  const rollback = (more: object = {}) =>
    rollbackFleet(
      [host()],
      {
        markBad: false,
        reason: 'a "test"',
        batchSize: 1,
        commandTimeoutMs: 20_000,
        lock: { owner, ttlMs: 60_000, waitMs: 0 },
        ...more,
      },
      world(),
    );

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'home-'));
    lines = [];
  });

  it('is left as it is by whoever only looks', async () => {
    expect((await host().status()).releases).toEqual([]);
    expect(await host().index()).toBe('');
    expect(existsSync(app())).toBe(false);
  });

  it('hands every variable to a step byte for byte', async () => {
    const sample = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { numRuns: 12, seed: 7 });
    const values = [
      'two\nlines',
      '\n',
      'ends\n\n',
      '\n\nbegins',
      ' blanks \n\tand tabs\t',
      'DEPLOY_END\nDEPLOY_END_',
      'A=1\nB<<EOF\nEOF',
      `it's "quoted" \\ \\n $HOME \${X} $(id) \`id\``,
      'carriage\r\nreturns\r',
      '<<EOF',
      '-n\n(\n!\n=',
      'ünï\n日本\n😀',
      ...sample.map((text) => text.replaceAll('\0', '')),
    ];
    const one = await plan('v1', { activate: values.map((_, at) => `printf %s "$V${at}" >"$HOME/${at}"`).join('\n') });
    const env = values.map((value, at) => `V${at}=${value}`);
    const result = await deployFleet([host()], { ...one, record: { ...one.record, env } }, world());
    expect(result.verdict).toBe('deployed');
    expect(values.map((_, at) => readFileSync(join(home, String(at)), 'utf8'))).toEqual(values);
  });

  it('brings a release live, whole, with modes and links, and records how', async () => {
    const result = await deploy('v1', {
      activate:
        'echo "$GREETING|$DEPLOY_VERSION|$DEPLOY_PREVIOUS_VERSION|$DEPLOY_OPERATION|$DEPLOY_ENVIRONMENT|$DEPLOY_HOST|$(pwd)"',
    });
    expect(result).toMatchObject({
      verdict: 'deployed',
      rows: [{ verdict: 'deployed', version: 'v1', release: 'v1' }],
    });
    expect(lines).toEqual([`activate: it's "v1" $HOME|v1||deploy|production|web1|${app()}/releases/v1`]);
    expect(readlinkSync(join(app(), 'current'))).toBe('releases/v1');
    expect(readFileSync(join(app(), 'current', 'link'), 'utf8')).toBe('v1');
    expect(readFileSync(join(app(), 'current', 'sub dir', "it's ünïcode $HOME"), 'utf8')).toBe('x');
    expect(statSync(join(app(), 'current', 'run.sh')).mode & 0o777).toBe(0o755);
    expect(existsSync(join(app(), 'current', 'sub dir', 'empty'))).toBe(true);
    expect(statSync(join(app(), '.deploy')).mode & 0o777).toBe(0o700);
    expect(statSync(join(app(), '.deploy', 'releases', 'v1', 'env')).mode & 0o777).toBe(0o600);
    const manifest = JSON.parse(readFileSync(join(app(), '.deploy', 'releases', 'v1', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: 'v1', state: 'good', order: 1, steps: { activate: expect.any(String) } });
    expect(JSON.stringify(manifest)).not.toContain("it's");
    const status = await host().status();
    expect(status.lock).toBeNull();
  });

  it('does nothing for what is live and proven, and makes a release of its own of a rebuilt version', async () => {
    await deploy('v1');
    expect(await deploy('v1')).toMatchObject({ verdict: 'unchanged' });
    const rebuilt = await deploy('v1', { activate: 'true' });
    expect(rebuilt).toMatchObject({ verdict: 'deployed', rows: [{ release: 'v1.r2', version: 'v1' }] });
  });

  it('goes back to the previous release when a check fails, with the old steps and the old env', async () => {
    await deploy('v1', { activate: 'echo "$GREETING"' });
    lines = [];
    const result = await deploy('v2', { activate: 'echo new', 'health-command': 'echo ill >&2; exit 7' });
    expect(result).toMatchObject({
      verdict: 'reverted',
      failure: { code: 'HEALTH_FAILED' },
      rows: [{ verdict: 'reverted', version: 'v1', exitCode: 7, code: 'HEALTH_FAILED' }],
    });
    expect(lines[0]).toBe('activate: new');
    expect(lines.at(-1)).toBe('activate: it\'s "v1" $HOME');
    expect(readlinkSync(join(app(), 'current'))).toBe('releases/v1');
    const status = await host().status();
    expect(status.releases.find(({ version }) => version === 'v2')).toMatchObject({ state: 'staged' });
    expect(status.bad).toEqual([]);
  });

  it('leaves no `current` behind where the first deploy of all fails', async () => {
    const result = await deploy('v1', { activate: 'exit 3' });
    expect(result).toMatchObject({
      verdict: 'reverted',
      failure: { code: 'COMMAND_FAILED', message: expect.stringContaining('Nothing is live on web1, as before') },
      rows: [{ verdict: 'reverted', version: '', release: '', previousVersion: '', exitCode: 3 }],
    });
    expect(existsSync(join(app(), 'current'))).toBe(false);
    const { rows } = await showFleet([host()], world());
    expect(rows).toMatchObject([
      { version: '', release: '', message: expect.stringMatching(/^nothing is live; not locked/) },
    ]);
    expect(rows[0]?.report).toMatchObject({ rollbackVersion: '', releases: [{ release: 'v1', state: 'staged' }] });
  });

  it('tells the exit codes of a deploy script apart', async () => {
    const codes = [];
    for (const code of [1, 2, 3, 4]) {
      const attempt = await plan('v1', { script: `exit ${code}` });
      attempt.record.strategy = 'script';
      codes.push((await deployFleet([host()], attempt, world())).failure?.code);
    }
    expect(codes).toEqual(['HEALTH_FAILED', 'CONFIGURATION', 'REGISTRY_AUTH', 'COMMAND_FAILED']);
  });

  it('rolls back twice in a row to two older releases, not back and forth', async () => {
    for (const version of ['v1', 'v2', 'v3'])
      await deploy(version, { activate: 'echo "$DEPLOY_OPERATION $DEPLOY_VERSION"' });
    expect(await rollback()).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: 'v2', previousVersion: 'v3' }],
    });
    expect(await rollback()).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: 'v1', previousVersion: 'v2' }],
    });
    expect(lines.at(-1)).toBe('activate: rollback v1');
    expect(await rollback()).toMatchObject({ verdict: 'refused', failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(await rollback({ toVersion: 'v3' })).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'v3' }] });
  });

  it('remembers a bad version, refuses it, and forgives it when told to', async () => {
    await deploy('v1');
    await deploy('v2');
    expect(await rollback({ markBad: true, failedVersion: 'v2' })).toMatchObject({ verdict: 'rolled-back' });
    const said = /^web1: v2 is marked bad: .*; marked at \d{4}-.*Z by ada \(test, https:\/\/ci\.example\/1\)$/;
    expect(await deploy('v2')).toMatchObject({
      verdict: 'not-deployed',
      failure: { code: 'BAD_RELEASE', message: expect.stringMatching(said) },
    });
    expect(readlinkSync(join(app(), 'current'))).toBe('releases/v1');
    expect(readFileSync(join(app(), '.deploy', 'history.jsonl'), 'utf8')).toContain('"event":"refused"');
    expect(await deploy('v2', {}, { allowBad: true })).toMatchObject({ verdict: 'deployed' });
    expect((await host().status()).bad).toEqual([]);
  });

  it('touches nothing where another version is live by now', async () => {
    await deploy('v1');
    await deploy('v2');
    await deploy('v3');
    expect(await rollback({ markBad: true, failedVersion: 'v2' })).toMatchObject({ verdict: 'unchanged' });
    expect(readlinkSync(join(app(), 'current'))).toBe('releases/v3');
    expect((await host().status()).bad).toEqual([]);
  });

  it('records which run switched to the live release; no later confirm, unchanged run or revert takes its place', async () => {
    const by = (runId: string) => ({
      lock: { owner: { ...owner, runId, runAttempt: 2, job: 'deploy' }, ttlMs: 60_000, waitMs: 0 },
    });
    const switched = async () => (await host().status()).switched;
    expect(await switched()).toBeNull();
    await deploy('v1', {}, by('7'));
    await deploy('v2', {}, { ...by('8'), confirm: 'later' });
    const ofRun8 = { operation: 'deploy', by: { runId: '8', runAttempt: 2, job: 'deploy', host: 'web1' } };
    expect(await switched()).toMatchObject(ofRun8);
    await confirmFleet([host()], { version: 'v2', reason: 'ok', keepReleases: 3, ...by('9') }, world());
    expect(await deploy('v2', {}, by('10'))).toMatchObject({ verdict: 'unchanged' });
    expect(await deploy('v3', { 'health-command': 'false' }, by('11'))).toMatchObject({ verdict: 'reverted' });
    expect(await switched()).toMatchObject(ofRun8);
    await rollback(by('12'));
    expect(await switched()).toMatchObject({ operation: 'rollback', by: { runId: '12' } });
    const history = readFileSync(join(app(), '.deploy', 'history.jsonl'), 'utf8');
    expect(history).toMatch(/"event":"rollback","release":"v1",.*"runId":"12","runAttempt":2,"job":"deploy"/);
    rmSync(join(app(), '.deploy', 'releases', 'v1', 'switched'));
    expect(await switched()).toBeNull();
  });

  it('takes no unconfirmed release for a way back', async () => {
    await deploy('v1');
    await deploy('v2', {}, { confirm: 'later' });
    await deploy('v3', {}, { confirm: 'later' });
    expect(await rollback()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'v1' }] });
  });

  it('keeps as many releases as told, and never removes the live one or the way back', async () => {
    for (const version of ['v1', 'v2', 'v3', 'v4', 'v5']) await deploy(version);
    const status = await host().status();
    expect(status.releases.map(({ release }) => release)).toEqual(['v3', 'v4', 'v5']);
    expect(liveRelease(status)?.version).toBe('v5');
  });

  it('lets one of many contenders in, tells the others who it is, and frees the path at the end', async () => {
    const hosts = Array.from({ length: 10 }, () => host());
    const results = await Promise.allSettled(hosts.map((one) => one.lock(owner, 60_000)));
    const losers = results.filter((result) => result.status === 'rejected');
    expect(losers).toHaveLength(9);
    for (const { reason } of losers) {
      expect(reason).toMatchObject({ code: 'LOCKED', message: expect.stringContaining('ada (test, since') });
    }
    await Promise.all(hosts.map((one) => one.unlock()));
    await expect(host().lock(owner, 60_000)).resolves.toMatchObject({ current: '' });
  });

  it('takes over a lock that has ended, in one winner', async () => {
    await host().lock(owner, 60_000);
    const file = join(app(), '.deploy', 'lock', '1');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/expires=\d+/, 'expires=1'));
    const hosts = Array.from({ length: 8 }, () => host());
    const results = await Promise.allSettled(hosts.map((one) => one.lock(owner, 60_000)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not take another process with the number of a dead step for that step', async () => {
    await host().lock(owner, 60_000);
    const own = join(app(), '.deploy');
    const file = join(own, 'lock', '1');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/expires=\d+/, 'expires=1'));
    mkdirSync(join(own, 'run', 'dead'));
    writeFileSync(join(own, 'run', 'dead', 'pid'), `${process.pid} born-before-the-last-start-of-the-host\n`);
    await expect(host().lock(owner, 60_000)).resolves.toMatchObject({ current: '' });
  });

  it('is not held up by a background process that keeps the output open', async () => {
    const result = await deploy('v1', { activate: 'sleep 20 & echo started $!' });
    expect(result.verdict).toBe('deployed');
    expect(lines).toHaveLength(1);
    process.kill(Number(lines[0]?.split(' ').at(-1)));
  });

  it('never takes death by a signal for success, and stops a step that takes too long', async () => {
    const killed = await deploy('v1', { 'before-activate': 'kill -9 $$' });
    expect(killed).toMatchObject({
      verdict: 'not-deployed',
      failure: { code: 'COMMAND_FAILED' },
      rows: [{ exitCode: 137 }],
    });
    const slow = await deploy('v2', { 'before-activate': 'echo $$; sleep 30' }, { commandTimeoutMs: 700 });
    expect(slow).toMatchObject({ verdict: 'not-deployed', failure: { code: 'COMMAND_TIMEOUT' } });
    expect(() => process.kill(Number(lines.at(-1)?.split(' ').at(-1)), 0)).toThrow();
    expect((await host().status()).lock).toBeNull();
  });

  it('repairs a release that went live without a note, and a record whose payload never arrived', async () => {
    await deploy('v1');
    await deploy('v2', { 'health-command': 'exit 1' });
    const own = join(app(), '.deploy');
    mkdirSync(join(own, 'releases', 'v9'));
    await import('node:fs/promises').then(async ({ rm, symlink }) => {
      await rm(join(app(), 'current'));
      await symlink('releases/v2', join(app(), 'current'));
    });
    const status = await host().lock(owner, 60_000);
    expect(liveRelease(status)).toMatchObject({ version: 'v2', state: 'live', checked: false });
    expect(existsSync(join(own, 'releases', 'v9'))).toBe(false);
  });

  it('refuses to replace a `current` that it did not make', async () => {
    mkdirSync(join(app(), 'current'), { recursive: true });
    const result = await deploy('v1');
    expect(result).toMatchObject({ verdict: 'not-deployed', rows: [{ code: 'HOST_UNFIT' }] });
  });
});

it('has nothing to give back where not even the program could be written', async () => {
  let calls = 0;
  const exec: Connection['exec'] = async (_command, options) => {
    calls++;
    for (const tell of [options?.onStdout, options?.onStderr]) tell?.(Buffer.from('deploy-host-answer\n'));
    return { code: UNWRITABLE, signal: null, stdout: '', stderr: 'Permission denied' };
  };
  const host = new RemoteHost({
    label: 'web1',
    path: '/srv/app',
    token: 'token',
    clock: systemClock,
    connect: async () => ({ ...localConnection({ home: '/', path: 'sh' }), exec }),
    onLines: () => undefined,
  });
  const warnings: string[] = [];
  const { log, ...rest } = world();
  const loud = { ...rest, log: { ...log, warning: (text: string) => warnings.push(text) } };
  const options = { owner, ttlMs: 60_000, waitMs: 0 };
  const codes = await withFleetLock([host], options, loud, async (lock) => lock.failed.map(({ error }) => error.code));
  expect([codes, warnings, host.mayHoldLock]).toEqual([['HOST_UNFIT'], [], false]);
  expect(calls).toBe(1);
});

it('is dialled once where it cannot be reached, and not again to give back what it never gave', async () => {
  let dialled = 0;
  const refused = new UserError('AUTH_FAILED', 'the server refused user root with password.');
  const connect = async () => {
    dialled++;
    throw refused;
  };
  const host = new RemoteHost({
    label: 'web1',
    path: '/srv/app',
    token: 'token',
    clock: systemClock,
    connect,
    onLines: () => undefined,
  });
  const options = { owner, ttlMs: 60_000, waitMs: 0 };
  const failed = await withFleetLock([host], options, world(), async (lock) => lock.failed.map(({ error }) => error));
  expect(failed).toEqual([refused]);
  expect(dialled).toBe(1);
});
