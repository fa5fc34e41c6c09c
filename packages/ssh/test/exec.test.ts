import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import { type Connection, connect } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { type SshTestWorld, sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
let home: string;
let server: SshServer;
let world: SshTestWorld;
let connection: Connection;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'ssh-exec-'));
  world = sshTestWorld(10);
  server = await startSshServer({ home, authorizedKeys: [pair.publicKey], env: { COLOUR: 'blue' } });
  const target = { user: 'deploy', host: '127.0.0.1', port: server.port, label: 'web1' };
  connection = await connect(
    target,
    {
      targets: [target],
      privateKey: pair.privateKey,
      knownHosts: server.hostKeyLine(),
      hostKeyCheck: 'strict',
      connectTimeoutMs: 30_000,
      retries: 0,
    },
    world,
  );
});

afterEach(async () => {
  connection.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function failure(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    (value) => value,
    (reason) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not a UserError: ${JSON.stringify(error)}`);
  return error;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let round = 0; !holds(); round++) {
    if (round === 400) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('how a command ended', () => {
  it.each([
    ['success', 'true', { code: 0, signal: null }],
    ['a code of its own', 'exit 3', { code: 3, signal: null }],
    ['no such command', 'no-such-command-here 2>/dev/null', { code: 127, signal: null }],
    ['a signal', 'kill -KILL $$', { code: null, signal: 'SIGKILL' }],
    ['another signal', 'kill -TERM $$', { code: null, signal: 'SIGTERM' }],
  ])('%s', async (_what, command, expected) => {
    expect(await connection.exec(command)).toEqual({ ...expected, stdout: '', stderr: '' });
  });

  it('keeps both streams apart, also when the command fails', async () => {
    const heard: string[] = [];
    const result = await connection.exec('echo out; echo err >&2; exit 4', {
      onStdout: (chunk) => heard.push(`out ${chunk}`),
      onStderr: (chunk) => heard.push(`err ${chunk}`),
    });
    expect(result).toEqual({ code: 4, signal: null, stdout: 'out\n', stderr: 'err\n' });
    expect(heard.sort()).toEqual(['err err\n', 'out out\n']);
  });

  it('keeps the beginning of a long output, and hands on all of it', async () => {
    let heard = 0;
    const result = await connection.exec('head -c 5000000 /dev/zero | tr "\\0" x', {
      captureLimit: 1000,
      onStdout: (chunk) => {
        heard += chunk.length;
      },
    });
    expect(result.stdout).toBe('x'.repeat(1000));
    expect(heard).toBe(5_000_000);
  });

  it('gives the command the home and the clean environment of its host', async () => {
    const { stdout } = await connection.exec('cd ~ && pwd && echo "$COLOUR $GITHUB_ACTIONS" && ls -A');
    expect(stdout).toBe(`${home}\nblue \n`);
  });

  it('runs many commands at once on one TCP connection', async () => {
    const commands = Array.from({ length: 10 }, (_, index) => connection.exec(`sleep 0.05; echo ${index}`));
    const outputs = (await Promise.all(commands)).map(({ stdout }) => stdout.trim());
    expect(outputs).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(server.connections).toBe(1);
  });
});

describe('stdin', () => {
  it.each([
    ['text', 'grüße'],
    ['bytes', Buffer.from('grüße')],
    ['a stream', Readable.from([Buffer.from('grü'), Buffer.from('ße')])],
    ['an empty text', ''],
    ['nothing', undefined],
  ])('takes %s, and the command sees its end', async (what, stdin) => {
    const result = await connection.exec('cat', stdin === undefined ? {} : { stdin });
    expect(result.stdout).toBe(what.startsWith('an empty') || what === 'nothing' ? '' : 'grüße');
  });

  it('carries 20 MB through whole', async () => {
    const block = randomBytes(1_000_000);
    const stdin = Readable.from(Array.from({ length: 20 }, () => block));
    const { stdout } = await connection.exec('wc -c', { stdin });
    expect(stdout.trim()).toBe('20000000');
  });

  it('reads a stream no faster than the host takes it', async () => {
    let read = 0;
    const endless = new Readable({
      read(size) {
        read += size;
        this.push(Buffer.alloc(size));
      },
    });
    const stop = new AbortController();
    const work = failure(connection.exec('sleep 10', { stdin: endless, signal: stop.signal }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(read).toBeGreaterThan(1_000_000);
    expect(read).toBeLessThan(12_000_000);
    stop.abort(new UserError('CANCELLED', 'enough'));
    await work;
    expect(endless.destroyed).toBe(true);
  });

  it('makes the host wait for a listener that is slow, and loses nothing', async () => {
    const total = 40 * 1024 * 1024;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let [heard, most] = [0, 0];
    const work = connection.exec(`head -c ${total} /dev/zero | tee produced; echo done >&2`, {
      onStdout: (chunk) => {
        heard += chunk.length;
        return held;
      },
      onStderr: async () => undefined,
    });
    const produced = () => (existsSync(join(home, 'produced')) ? statSync(join(home, 'produced')).size : 0);
    let unchanged = 0;
    await until('the host waits', () => {
      unchanged = produced() > 0 && produced() === most ? unchanged + 1 : 0;
      most = Math.max(most, produced());
      return unchanged > 20;
    });
    expect(most).toBeLessThan(12 * 1024 * 1024);
    expect(heard).toBeLessThan(1024 * 1024);
    release();
    const result = await work;
    expect([result.code, result.stderr, heard]).toEqual([0, 'done\n', total]);
  });

  it('waits for a slow listener after the end of the command too', async () => {
    let heard = 0;
    const { code } = await connection.exec('head -c 300000 /dev/zero', {
      onStdout: async (chunk) => {
        await world.clock.sleep(700);
        heard += chunk.length;
      },
    });
    expect([code, heard]).toEqual([0, 300_000]);
  });

  it('fails with the error of a listener', async () => {
    const work = connection.exec('echo x', { onStdout: () => Promise.reject(new Error('no room for the log')) });
    await expect(work).rejects.toThrow('no room for the log');
  });

  it('does not wait for the rest of a stream when the command has ended', async () => {
    const stdin = new Readable({ read() {} });
    stdin.push('first');
    const result = await connection.exec('head -c 5; exit 7', { stdin });
    expect(result).toMatchObject({ code: 7, stdout: 'first' });
    expect(stdin.destroyed).toBe(true);
  });

  it('fails with the error of the stream', async () => {
    const stdin = new Readable({
      read() {
        this.destroy(new UserError('SOURCE', 'the file vanished'));
      },
    });
    expect((await failure(connection.exec('cat', { stdin }))).code).toBe('SOURCE');
    expect((await connection.exec('echo still here')).stdout).toBe('still here\n');
  });
});

describe('a background process', () => {
  it('that is silent does not hold the command up', async () => {
    const result = await connection.exec('sleep 30 & echo started');
    expect(result).toMatchObject({ code: 0, stdout: 'started\n' });
    expect(world.logged).toEqual([expect.stringContaining('background')]);
  });

  it('that talks on does not hold it up for ever', async () => {
    const result = await connection.exec('(while sleep 0.02; do echo noise; done) & echo started');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^started\n/);
  });

  it('that let go of the output costs no waiting', async () => {
    await connection.exec('sleep 30 >/dev/null 2>&1 </dev/null & exit 0');
    expect(world.logged).toEqual([]);
  });
});

describe('a connection that breaks', () => {
  it('is never taken for success', async () => {
    server.faults.dropOnExec = true;
    const error = await failure(connection.exec('sleep 10'));
    expect(error.code).toBe('CONNECTION_LOST');
    expect(error.message).toContain('web1');
  });

  it('in the middle of an upload says so', async () => {
    server.faults.dropAfterBytes = 500_000;
    const stdin = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(100_000)));
    const error = await failure(connection.exec('cat >upload', { stdin }));
    expect(error.code).toBe('CONNECTION_LOST');
    expect(stdin.destroyed).toBe(true);
  });

  it('fails every command that runs on it, and every one after', async () => {
    const works = [1, 2, 3].map(() => failure(connection.exec('touch begun; sleep 10')));
    await until('it began', () => existsSync(join(home, 'begun')));
    await server.stop();
    const codes = (await Promise.all(works)).map(({ code }) => code);
    expect(codes).toEqual(['CONNECTION_LOST', 'CONNECTION_LOST', 'CONNECTION_LOST']);
    expect((await failure(connection.exec('true'))).code).toBe('CONNECTION_LOST');
  });

  it('or a channel that closes without a status is not a success either', async () => {
    server.faults.closeWithoutStatus = true;
    const error = await failure(connection.exec('true'));
    expect(error.code).toBe('CONNECTION_LOST');
    server.faults.closeWithoutStatus = false;
    expect((await connection.exec('true')).code).toBe(0);
  });

  it('because we closed it fails what still runs', async () => {
    const work = failure(connection.exec('sleep 10'));
    connection.close();
    expect((await work).code).toBe('CONNECTION_LOST');
    await until('the server noticed', () => server.openConnections === 0);
  });
});

describe('a server that refuses', () => {
  it('to run commands at all', async () => {
    server.faults.refuseExec = true;
    const error = await failure(connection.exec('true'));
    expect(error.code).toBe('HOST_UNFIT');
    expect(error.message).toContain('does not let this user run commands');
  });
});

describe('cancelling', () => {
  const reason = new UserError('CANCELLED', 'cancelled');

  it('ends the command on the host, also after the end of its input', async () => {
    const stop = new AbortController();
    const command = 'trap "touch stopped; exit 1" TERM; touch begun; while :; do sleep 0.02; done';
    const work = failure(connection.exec(command, { signal: stop.signal }));
    await until('it began', () => existsSync(join(home, 'begun')));
    stop.abort(reason);
    expect(await work).toBe(reason);
    await until('it stopped', () => existsSync(join(home, 'stopped')));
  });

  it('follows the signal given to connect, unless there is one of its own', async () => {
    const work = failure(connection.exec('sleep 10'));
    world.abort(reason);
    expect(await work).toBe(reason);
    expect(await failure(connection.exec('true'))).toBe(reason);
    const cleanUp = await connection.exec('echo clean', { signal: new AbortController().signal });
    expect(cleanUp.stdout).toBe('clean\n');
  });
});
