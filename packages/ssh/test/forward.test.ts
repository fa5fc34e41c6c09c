import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { type Connection, connect, type SshSettings } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { type SshTestWorld, sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
let server: SshServer;
let world: SshTestWorld;
let echo: Server;
let connection: Connection | undefined;

beforeEach(async () => {
  world = sshTestWorld();
  server = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey] });
  echo = createServer((socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  connection?.close();
  await server.stop();
  await new Promise((resolve) => echo.close(resolve));
});

function portOf(listener: Server): number {
  const address = listener.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function open(): Promise<Connection> {
  const target = { user: 'deploy', host: '127.0.0.1', port: server.port, label: 'web1' };
  const settings: SshSettings = {
    targets: [target],
    privateKey: pair.privateKey,
    knownHosts: server.hostKeyLine(),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
  };
  connection = await connect(target, settings, world);
  return connection;
}

describe('dial', () => {
  it('carries bytes both ways to a port that only the host reaches', async () => {
    const stream = await (await open()).dial('127.0.0.1', portOf(echo), world.signal);
    const payload = 'x'.repeat(3_000_000);
    const answer = text(stream);
    stream.end(payload);
    expect((await answer) === payload).toBe(true);
  });

  it('says that nobody listens there', async () => {
    const { dial } = await open();
    const port = portOf(echo);
    await new Promise((resolve) => echo.close(resolve));
    await expect(dial('127.0.0.1', port, world.signal)).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      message: `web1: 127.0.0.1 port ${port} cannot be reached from it.`,
    });
  });

  it('says that the server forwards nothing', async () => {
    server.faults.refuseForwarding = true;
    const { dial } = await open();
    await expect(dial('127.0.0.1', portOf(echo), world.signal)).rejects.toMatchObject({
      code: 'FORWARDING_REFUSED',
      hint: expect.stringContaining('AllowTcpForwarding'),
    });
  });

  it('calls a connection that has ended lost', async () => {
    const { dial } = await open();
    await server.stop();
    await expect(dial('127.0.0.1', portOf(echo), world.signal)).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  });

  it('does not dial for somebody who has gone', async () => {
    const { dial } = await open();
    await expect(dial('127.0.0.1', portOf(echo), AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const gone = new AbortController();
    const work = dial('127.0.0.1', portOf(echo), gone.signal);
    gone.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });
});
