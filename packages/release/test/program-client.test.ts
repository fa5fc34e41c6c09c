import { Readable } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { MISSING, UNWRITABLE } from '../src/host-program';
import { program } from '../src/program';
import { ProgramClient } from '../src/program-client';

type Answer = number | 'lost' | 'silent';

/** A host that answers as told, one answer for each command. */
function client(answers: Answer[], dial: (attempt: number) => Error | undefined = () => undefined) {
  const said: { verb: string; installs: boolean; stdin: ExecOptions['stdin'] }[] = [];
  const told: string[] = [];
  const { clock, slept } = sshTestWorld(100);
  let dialled = 0;
  let lose = () => {};
  const exec = async (command: string, options: ExecOptions = {}): Promise<ExecResult> => {
    const verb = /exec sh "\$p" '?\\?'?'?([a-z-]+)/.exec(command)?.[1] ?? command;
    said.push({ verb, installs: command.includes('mkdir'), stdin: options.stdin });
    const answer = answers.shift() ?? 0;
    if (answer === 'lost') throw new UserError('CONNECTION_LOST', 'web1: lost.');
    if (answer === 'silent') {
      return new Promise((_, reject) => {
        lose = () => reject(new UserError('CONNECTION_LOST', 'web1: lost.'));
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
    }
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
  const made = new ProgramClient({ label: 'web1', path: '~/app', clock, connect, tell: (text) => told.push(text) });
  return { client: made, said, told, slept, dialled: () => dialled, lose: () => lose() };
}

const refused = new UserError('CONNECT_FAILED', 'web1: nothing listens on that port.');

describe('ProgramClient', () => {
  it('installs the program with the first call, and never again', async () => {
    const { client: one, said } = client([]);
    await one.call(['refresh']);
    await one.call(['lock']);
    expect(said).toEqual([
      { verb: 'refresh', installs: true, stdin: program },
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
      ['web1: lost. Asking again.', expect.stringMatching(/^web1: connected again/)],
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

  it('hands on the refusal of the host', async () => {
    await expect(client([90]).client.call(['mark'])).rejects.toMatchObject({ code: 'LOCK_LOST' });
  });
});
