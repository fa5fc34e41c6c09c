import { execFileSync } from 'node:child_process';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { parseJsonPath } from '@deploy-actions/json-path';
import { type CommandProbe, type CommandResult, probeCommand, type SshReach } from '@deploy-actions/probe';
import { scriptOf } from '../src/probe-command';

const versionPath = parseJsonPath('$.version');
if ('problem' in versionPath) throw new Error('not legal');

function probe(given: Partial<CommandProbe> = {}, version?: string): CommandProbe {
  const expect = {
    json: [],
    body: undefined,
    version,
    versionPath: versionPath as Extract<typeof versionPath, { text: string }>,
  };
  return { kind: 'command', command: 'app health', via: 'web-1', expectExit: 0, expect, timeoutMs: 5000, ...given };
}

const result = (given: Partial<CommandResult>): CommandResult => ({
  code: 0,
  signal: null,
  stdout: '',
  stderr: '',
  ...given,
});

function ask(exec: SshReach['exec'], given: Partial<CommandProbe> = {}, version?: string) {
  const world = { clock: new VirtualClock(1000), signal: new AbortController().signal };
  return probeCommand(probe(given, version), { ...world, ssh: { exec, dial: () => Promise.reject(new Error()) } });
}

describe('what a command says', () => {
  it.each<[Partial<CommandResult>, Partial<CommandProbe>, string | undefined, object]>([
    [{}, {}, undefined, { ok: true, reason: 'exit 0' }],
    [{ code: 3 }, { expectExit: 3 }, undefined, { ok: true, reason: 'exit 3' }],
    [{ code: 1 }, {}, undefined, { ok: false, reason: 'the command exited with code 1, expected 0' }],
    [
      { code: 1, stdout: 'x', stderr: 'first\nno database\n' },
      {},
      undefined,
      {
        ok: false,
        reason: 'the command exited with code 1, expected 0: "no database"',
        excerpt: 'first\nno database\n',
      },
    ],
    [
      { code: null, signal: 'SIGKILL' },
      {},
      undefined,
      { ok: false, reason: 'the command was killed by SIGKILL, expected 0' },
    ],
    [{ stdout: 'v2\n' }, {}, 'v2', { ok: true, version: 'v2' }],
    [{ stdout: '{"version":"v1"}' }, {}, 'v2', { ok: false, version: 'v1', reason: 'version is v1, expected v2' }],
    [{ stdout: 'v2', code: 1 }, {}, 'v2', { ok: false }],
    [{ stdout: '\n' }, {}, 'v2', { ok: false, reason: 'version is "", expected v2' }],
  ])('%j', async (given, changes, version, expected) => {
    expect(await ask(async () => result(given), changes, version)).toMatchObject({ kind: 'answered', ...expected });
  });
});

describe('probeCommand', () => {
  it('runs the command by sh on the host', async () => {
    const ran: string[][] = [];
    const seen = await ask(async (...args) => {
      ran.push(args.slice(0, 3) as string[]);
      return result({});
    });
    expect(seen).toMatchObject({ ok: true, kind: 'answered', timedOut: false });
    expect(ran).toEqual([['web-1', 'exec sh -es', '{\napp health\n} </dev/null\n']]);
  });

  it('cuts no secret in two that the command prints', async () => {
    const secret = 'hunter2-'.repeat(12);
    const mask = (text: string) => text.replaceAll(secret, '***');
    const exec = async () => result({ code: 1, stdout: `${'x'.repeat(250)}${secret}` });
    const reach = { exec, dial: () => Promise.reject(new Error('not here')) };
    const seen = await probeCommand(probe(), {
      clock: new VirtualClock(),
      signal: new AbortController().signal,
      ssh: reach,
      mask,
    });
    expect(seen.ok).toBe(false);
    expect(JSON.stringify(seen)).not.toContain('hunter2');
  });

  it('blames the service for a host that does not answer, and the runner for one that it may not enter', async () => {
    const hanging: SshReach['exec'] = (_host, _command, _stdin, _signal, onTurn) => {
      onTurn?.();
      return new Promise(() => undefined);
    };
    expect(await ask(hanging)).toMatchObject({
      kind: 'no-answer',
      timedOut: true,
      reason: 'the command did not end within 5.0 s',
    });
    expect(await ask(() => Promise.reject(new UserError('CONNECTION_LOST', 'web-1: lost.')))).toMatchObject({
      kind: 'no-answer',
    });
    expect(await ask(() => Promise.reject(new UserError('AUTH_FAILED', 'web-1: no.')))).toMatchObject({
      kind: 'own-fault',
      reason: expect.stringContaining('(AUTH_FAILED)'),
    });
  });
});

describe('a command whose turn does not come', () => {
  it('The health of the service is unknown', async () => {
    expect(await ask(() => new Promise(() => undefined))).toMatchObject({
      kind: 'own-fault',
      timedOut: true,
      reason: 'the command did not start within 5.0 s: other commands are still running on the host',
    });
  });
});

describe('scriptOf', () => {
  const run = (command: string) => execFileSync('sh', ['-es'], { input: scriptOf(command), encoding: 'utf8' });

  it.each([
    ['echo a; echo b', 'a\nb\n'],
    ['cat; echo after', 'after\n'],
    ['echo a # a comment', 'a\n'],
    ['cat <<END\nx\nEND\necho b', 'x\nb\n'],
    ['echo a\r\necho b', 'a\nb\n'],
    ['if true; then\n  echo "it\'s"\nfi', "it's\n"],
  ])('%j prints %j', (command, output) => {
    expect(run(command)).toBe(output);
  });

  it('ends with the first command that fails', () => {
    expect(() => run('false; echo on')).toThrow(expect.objectContaining({ status: 1, stdout: '' }));
    expect(() => run('exit 7')).toThrow(expect.objectContaining({ status: 7 }));
  });
});
