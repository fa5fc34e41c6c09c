import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { type Connection, connect, KeptConnections, type SshSettings } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
const host = 'deploy@a';
let server: SshServer;
let kept: KeptConnections;

function settings(): SshSettings {
  return {
    targets: [{ user: 'deploy', host: '127.0.0.1', port: server.port, label: host }],
    privateKey: pair.privateKey,
    knownHosts: server.hostKeyLine(),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
  };
}

beforeEach(async () => {
  server = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey] });
  kept = new KeptConnections(settings(), connect, sshTestWorld());
});

afterEach(async () => {
  kept.close();
  await server.stop();
});

const { signal } = new AbortController();

describe('KeptConnections', () => {
  it('makes one connection for all questions', async () => {
    const [a, b] = await Promise.all([kept.exec(host, 'cat', 'x', signal), kept.exec(host, 'exit 3', '', signal)]);
    const c = await kept.exec(host, 'cat', 'y', signal);
    expect([a.stdout, b.code, c.stdout, server.connections]).toEqual(['x', 3, 'y', 1]);
  });

  it('runs more commands than a server lets run at once, one after the other', async () => {
    const results = await Promise.all(
      Array.from({ length: 25 }, (_, at) => kept.exec(host, `sleep 0.02; echo ${at}`, '', signal)),
    );
    expect(results.map(({ stdout }) => stdout.trim())).toEqual(Array.from({ length: 25 }, (_, at) => String(at)));
    expect(server.connections).toBe(1);
  });

  it('dials from the host', async () => {
    const echo = createServer((socket) => socket.pipe(socket));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const stream = await kept.dial(host, { host: '127.0.0.1', port: (echo.address() as AddressInfo).port }, signal);
    const answer = new Promise((resolve) => stream.once('data', (chunk) => resolve(String(chunk))));
    stream.write('hello');
    expect(await answer).toBe('hello');
    stream.destroy();
    await new Promise((resolve) => echo.close(resolve));
  });

  it('makes a new connection for the question after the one that lost it', async () => {
    await kept.exec(host, 'true', '', signal);
    server.faults.dropOnExec = true;
    await expect(kept.exec(host, 'sleep 5', '', signal)).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    server.faults.dropOnExec = false;
    expect((await kept.exec(host, 'echo back', '', signal)).stdout).toBe('back\n');
    expect(server.connections).toBe(2);
  });

  it('tries anew after a connection that failed', async () => {
    server.faults.closeNextConnections = 1;
    await expect(kept.exec(host, 'true', '', signal)).rejects.toThrow();
    expect((await kept.exec(host, 'true', '', signal)).code).toBe(0);
  });

  it.each(['AUTH_FAILED', 'HOST_KEY_MISMATCH'] as const)(
    'does not knock again and again where the answer is %s: the host would ban the runner',
    async (code) => {
      const clock = new VirtualClock();
      let knocks = 0;
      let isOpen = false;
      const own = new KeptConnections(
        settings(),
        (target, given) => {
          knocks++;
          return isOpen ? connect(target, given, sshTestWorld()) : Promise.reject(new UserError(code, 'No.'));
        },
        { ...sshTestWorld(), clock },
      );
      const seen: number[] = [];
      for (const afterMs of [0, 1, 59_998, 1, 119_999]) {
        await clock.sleep(afterMs);
        for (const _ of [1, 2]) await expect(own.exec(host, 'true', '', signal)).rejects.toMatchObject({ code });
        seen.push(knocks);
      }
      expect(seen).toEqual([1, 1, 1, 2, 2]);
      isOpen = true;
      await clock.sleep(1);
      expect((await own.exec(host, 'true', '', signal)).code).toBe(0);
      own.close();
    },
  );

  it('goes on with a slow login when a question has run out of time, for the next one', async () => {
    let arrive: (connection: Connection) => void = () => undefined;
    let logins = 0;
    const slow = () => {
      logins++;
      return new Promise<Connection>((resolve) => {
        arrive = resolve;
      });
    };
    const own = new KeptConnections(settings(), slow, sshTestWorld());
    const controller = new AbortController();
    const first = own.exec(host, 'true', '', controller.signal);
    await Promise.resolve();
    controller.abort(new UserError('CANCELLED', 'out of time'));
    await expect(first).rejects.toThrow('out of time');
    const second = own.exec(host, 'echo x', '', signal);
    arrive(await connect(settings().targets[0] ?? never(), settings(), sshTestWorld()));
    expect([(await second).stdout, logins]).toEqual(['x\n', 1]);
    own.close();
  });

  it('tells whose turn has come', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const hung = Array.from({ length: 9 }, (_, at) =>
      kept.exec(host, 'sleep 20', '', controller.signal, () => begun.push(at)),
    );
    await kept.dial(host, { host: '127.0.0.1', port: server.port }, signal).then((stream) => stream.destroy());
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    controller.abort(new Error('out of time'));
    await Promise.allSettled(hung);
  });

  it('keeps no place for a question that has run out of time', async () => {
    const controller = new AbortController();
    const hung = Array.from({ length: 12 }, () => kept.exec(host, 'sleep 20', '', controller.signal));
    await kept.dial(host, { host: '127.0.0.1', port: server.port }, signal).then((stream) => stream.destroy());
    controller.abort(new Error('out of time'));
    expect((await Promise.allSettled(hung)).map(({ status }) => status)).toEqual(Array(12).fill('rejected'));
    const results = await Promise.all(Array.from({ length: 12 }, () => kept.exec(host, 'true', '', signal)));
    expect(results.map(({ code }) => code)).toEqual(Array(12).fill(0));
  });
});

function never(): never {
  throw new Error('no target');
}
