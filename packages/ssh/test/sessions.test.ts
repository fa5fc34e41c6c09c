import { tmpdir } from 'node:os';
import { type Connection, connect, type SshSettings } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { startWireProxy, type WireProxy } from '../../../test/support/ssh/wire-proxy';
import { sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
let server: SshServer;
let proxy: WireProxy;
let connection: Connection;

beforeEach(async () => {
  server = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey] });
  proxy = await startWireProxy(server.port);
  const target = { user: 'deploy', host: '127.0.0.1', port: proxy.port, label: 'web1' };
  const settings: SshSettings = {
    targets: [target],
    privateKey: pair.privateKey,
    knownHosts: server.hostKeyLine().replace(`:${server.port}`, `:${proxy.port}`),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
  };
  connection = await connect(target, settings, sshTestWorld());
});

afterEach(async () => {
  connection.close();
  await Promise.all([proxy.stop(), server.stop()]);
});

/** How often the client had to wait until it had heard the first word of a command. */
async function waits(command: string, stdin = ''): Promise<number> {
  const before = proxy.turns;
  let after: number | undefined;
  const onStdout = () => {
    after ??= proxy.turns;
  };
  await connection.exec(command, { stdin, onStdout });
  return (after ?? Number.NaN) - before;
}

describe('a command', () => {
  it('waits once, and only the first of a connection twice', async () => {
    // Less, where what ends the command before and what begins this one leave together.
    expect(await waits('echo x')).toBeLessThanOrEqual(2);
    expect(await waits('echo x')).toBeLessThanOrEqual(1);
    expect(await waits('cat', 'its input')).toBeLessThanOrEqual(1);
  });

  it('runs all the same where the server opens one session at a time', async () => {
    server.faults.maxSessions = 1;
    for (let round = 0; round < 5; round++) expect((await connection.exec('echo x')).stdout).toBe('x\n');
  });

  it('leaves all sessions that the server allows to those that need one', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, async () => (await connection.exec('sleep 0.2')).code));
    expect(codes).toEqual(Array(10).fill(0));
    expect((await connection.exec('true')).code).toBe(0);
  });

  it('that is refused is no failure of the next one', async () => {
    await connection.exec('true');
    server.faults.refuseExec = true;
    await expect(connection.exec('true', { stdin: 'x' })).rejects.toMatchObject({ code: 'HOST_UNFIT' });
    server.faults.refuseExec = false;
    expect((await connection.exec('true')).code).toBe(0);
  });
});
