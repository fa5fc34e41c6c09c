import { Readable } from 'node:stream';
import { type Clock, VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { INPUT_TAKEN, MISSING, programInput, UNWRITABLE } from '../src/host-program';
import { ProgramClient } from '../src/program-client';

type Answer = number | 'lost' | 'silent' | 'dribbling';

/** A host that answers as told, one answer for each command. */
function client(
  answers: Answer[],
  dial: (attempt: number) => Error | undefined = () => undefined,
  { commandTimeoutMs, ...world }: { commandTimeoutMs?: number; clock?: Clock } = {},
) {
  const said: { verb: string; installs: boolean; stdin: ExecOptions['stdin'] }[] = [];
  const told: string[] = [];
  const { clock, slept } = { ...sshTestWorld(100), ...world };
  const gaveUpAtMs: number[] = [];
  let dialled = 0;
  let lose = () => {};
  const exec = async (command: string, options: ExecOptions = {}): Promise<ExecResult> => {
    const verb = /exec sh "\$p" '?\\?'?'?([a-z-]+)/.exec(command)?.[1] ?? command;
    said.push({ verb, installs: command.includes('mkdir'), stdin: options.stdin });
    const answer = answers.shift() ?? 0;
    if (answer === 'lost') throw new UserError('CONNECTION_LOST', 'web1: lost.');
    if (answer === 'dribbling') mark(options);
    if (answer === 'silent' || answer === 'dribbling') {
      return new Promise((_, reject) => {
        lose = () => reject(new UserError('CONNECTION_LOST', 'web1: lost.'));
        options.signal?.addEventListener('abort', () => {
          gaveUpAtMs.push(clock.elapsed());
          reject(options.signal?.reason);
        });
      });
    }
    mark(options);
    return { code: answer, signal: null, stdout: '', stderr: answer === 90 ? 'deploy-host-refusal LOCK_LOST x' : '' };
  };
  const connect = async (): Promise<Connection> => {
    const failure = dial(++dialled);
    if (failure) throw failure;
    return {
      target: { user: 'me', host: 'web1', port: 22, label: 'web1' },
      exec,
      dial: () => Promise.reject(new Error('not asked for')),
      ping: () => Promise.reject(new Error('not asked for')),
      close: () => undefined,
    };
  };
  const made = new ProgramClient({
    label: 'web1',
    path: '~/app',
    clock,
    connect,
    tell: (text) => told.push(text),
    ...(commandTimeoutMs === undefined ? {} : { commandTimeoutMs }),
  });
  return { client: made, said, told, slept, gaveUpAtMs, dialled: () => dialled, lose: () => lose() };
}

function mark(options: ExecOptions): void {
  options.onStdout?.(Buffer.from('deploy-host-answer\n'));
  options.onStderr?.(Buffer.from('deploy-host-answer\n'));
}

const refused = new UserError('CONNECT_FAILED', 'web1: nothing listens on that port.');

describe('ProgramClient', () => {
  it('installs the program with the first call, and never again', async () => {
    const { client: one, said } = client([]);
    await one.call(['refresh']);
    await one.call(['lock']);
    expect(said).toEqual([
      { verb: 'refresh', installs: true, stdin: programInput },
      { verb: 'lock', installs: false, stdin: undefined },
    ]);
  });

  it('installs it again where it has vanished meanwhile', async () => {
    const { client: one, said } = client([0, MISSING, 0]);
    await one.call(['refresh']);
    await one.call(['lock']);
    expect(said.map(({ verb, installs }) => [verb, installs])).toEqual([
      ['refresh', true],
      ['lock', false],
      ['lock', true],
    ]);
  });

  it('makes room for a stream by a call of its own where it has not been there yet', async () => {
    const { client: one, said } = client([]);
    await one.call(['stage'], { stdin: Readable.from(['x']) });
    expect(said.map(({ verb, installs }) => [verb, installs])).toEqual([
      ['ready', true],
      ['stage', false],
    ]);
  });

  it('says where it cannot be written', async () => {
    await expect(client([UNWRITABLE]).client.call(['status'])).rejects.toMatchObject({ code: 'HOST_UNFIT' });
  });

  it('asks again where the answer was lost, with the words of that moment, over a new connection', async () => {
    const { client: one, told, dialled } = client([0, 'lost', 0]);
    await one.call(['status']);
    let said = 0;
    await one.call(() => ['follow', String(++said)]);
    expect([said, dialled(), told]).toEqual([
      2,
      2,
      ['web1: lost. Retrying.', expect.stringMatching(/^web1: connected again/)],
    ]);
  });

  it('dials nobody once it is closed, whatever was still asked for', async () => {
    const { client: one, told, dialled, lose } = client(['silent']);
    const answer = one.call(['index']);
    await new Promise((resolve) => setImmediate(resolve));
    one.close();
    lose();
    await expect(answer).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect([dialled(), told]).toEqual([1, []]);
  });

  it('gives up a host that loses every command, soon', async () => {
    const { client: one, said } = client(['lost', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost']);
    await expect(one.call(['status'])).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect(said).toHaveLength(5);
  });

  it('never sends a stream twice', async () => {
    const { client: one, said } = client([0, 'lost']);
    await expect(one.call(['stage'], { stdin: Readable.from(['x']) })).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
    });
    expect(said).toHaveLength(2);
  });

  it('dials until the server is back, but only where it was there before', async () => {
    const back = client([0, 'lost', 0], (attempt) => (attempt > 1 && attempt < 9 ? refused : undefined));
    await back.client.call(['status']);
    await back.client.call(['lock']);
    expect(back.dialled()).toBe(9);
    const never = client([], () => refused);
    await expect(never.client.call(['status'])).rejects.toBe(refused);
    expect(never.dialled()).toBe(1);
  });

  it('leaves a host that is silent for too long, and dials it anew for the next call', async () => {
    const { client: one, dialled } = client([0, 'silent', 0]);
    await one.call(['status']);
    await expect(one.call(['lock'])).rejects.toMatchObject({ code: 'COMMAND_TIMEOUT' });
    await one.call(['unlock']);
    expect(dialled()).toBe(2);
  });

  it.each(['silent', 'dribbling'] as const)('ends a run with a %s host within the time of a command', async (how) => {
    const { client: one, gaveUpAtMs } = client([0, how, how], undefined, {
      commandTimeoutMs: 20_000,
      clock: new VirtualClock(),
    });
    await one.call(['status']);
    await expect(one.call(['lock'])).rejects.toMatchObject({ code: 'COMMAND_TIMEOUT' });
    await expect(one.call(['unlock'])).rejects.toMatchObject({ code: 'COMMAND_TIMEOUT' });
    expect(gaveUpAtMs).toHaveLength(2);
    expect(gaveUpAtMs[1]).toBeLessThanOrEqual(20_000);
  });

  it('gives a step its own time once it has begun, but does not wait for a beginning that never comes', async () => {
    const { client: one, gaveUpAtMs } = client([0, 'silent', 'dribbling'], undefined, {
      commandTimeoutMs: 20_000,
      clock: new VirtualClock(),
    });
    await one.call(['status']);
    await expect(one.call(['step'], { patience: 'caller' })).rejects.toMatchObject({ code: 'COMMAND_TIMEOUT' });
    expect(gaveUpAtMs).toEqual([10_000]);
    const own = new AbortController();
    const step = one.call(['step'], { patience: 'caller', signal: own.signal });
    await new Promise((resolve) => setImmediate(resolve));
    own.abort(new UserError('COMMAND_TIMEOUT', 'the step took too long'));
    await expect(step).rejects.toThrow('the step took too long');
  });

  it('says where something on the host has read what was sent to the program', async () => {
    await expect(client([INPUT_TAKEN]).client.call(['lock'])).rejects.toMatchObject({
      code: 'LOGIN_SHELL',
      message: 'web1: the login shell or its startup files exited, replaced the command or read its input.',
      hint: expect.stringContaining('~/.bashrc'),
    });
  });

  it('hands on the refusal of the host', async () => {
    await expect(client([90]).client.call(['mark'])).rejects.toMatchObject({ code: 'LOCK_LOST' });
  });
});
