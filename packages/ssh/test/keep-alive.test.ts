import { tmpdir } from 'node:os';
import { VirtualClock } from '@deploy-actions/clock';
import { type Connection, connect, type SshSettings } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { startWireProxy, type WireProxy } from '../../../test/support/ssh/wire-proxy';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { keepAlive, type Pulse } from '../src/keep-alive';

const never = new AbortController().signal;

describe('keepAlive', () => {
  it.each([
    ['from the start', 0],
    ['later', 3],
  ])('gives up a minute after the last sign of life, where the server falls silent %s', async (_what, answers) => {
    const clock = new VirtualClock();
    let [asked, lastMs] = [0, 0];
    const pulse: Pulse = {
      ask: () => {
        if (asked++ >= answers) return new Promise<void>(() => {});
        lastMs = clock.elapsed();
        return Promise.resolve();
      },
      progress: () => 0,
    };
    await keepAlive(clock, pulse, never);
    expect([asked, clock.elapsed() - lastMs]).toEqual([answers + 1, 60_000]);
  });

  it('does not give up while anything moves, however long an answer takes', async () => {
    const clock = new VirtualClock();
    const stop = new AbortController();
    const pulse: Pulse = {
      ask: () => new Promise<void>(() => {}),
      progress: () => Math.min(clock.elapsed(), 600_000),
    };
    await keepAlive(clock, pulse, stop.signal);
    expect(clock.elapsed()).toBe(645_000);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const work = keepAlive(new VirtualClock(), { ask: async () => {}, progress: () => 0 }, stop.signal);
    stop.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });
});

describe('a connection', () => {
  const pair = makeKeyPair();
  let server: SshServer;
  let proxy: WireProxy;
  let connection: Connection;

  /** In a world where a minute takes 300 ms. */
  beforeEach(async () => {
    server = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey] });
    proxy = await startWireProxy(server.port);
    const target = { user: 'deploy', host: '127.0.0.1', port: proxy.port, label: 'web1' };
    const settings: SshSettings = {
      targets: [target],
      privateKey: pair.privateKey,
      knownHosts: server.hostKeyLine().replace(`:${server.port}`, `:${proxy.port}`),
      hostKeyCheck: 'strict',
      connectTimeoutMs: 6_000_000,
      retries: 0,
    };
    connection = await connect(target, settings, sshTestWorld(200));
  });

  afterEach(async () => {
    connection.close();
    await Promise.all([proxy.stop(), server.stop()]);
  });

  it('that carries nothing for minutes is kept open through a gateway that forgets idle flows', async () => {
    proxy.forgetIdleMs = 1000;
    expect((await connection.exec('sleep 2; echo still here')).stdout).toBe('still here\n');
  });

  it('that is half open is noticed, and fails what runs on it', async () => {
    const work = connection.exec('sleep 60');
    proxy.fallSilent();
    await expect(work).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    await expect(connection.exec('true')).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  });
});
