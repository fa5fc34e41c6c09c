import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect, type SshSettings } from '@deploy-actions/ssh';
import fc from 'fast-check';
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

  it('runs where the server opens one session at a time', async () => {
    server.faults.maxSessions = 1;
    for (let round = 0; round < 5; round++) expect((await connection.exec('echo x')).stdout).toBe('x\n');
  });

  it.each([1, 2])('waits for its turn where the server opens %d sessions at a time', async (limit) => {
    server.faults.maxSessions = limit;
    const outputs = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => (await connection.exec(`sleep 0.02; echo ${at}`)).stdout),
    );
    expect(outputs).toEqual(Array.from({ length: 8 }, (_, at) => `${at}\n`));
  });

  it('is never left waiting, in whatever order commands begin and end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }), { maxLength: 4 }),
        async (limit, rounds) => {
          server.faults.maxSessions = limit;
          for (const round of rounds) {
            const runs = round.map(async (ticks) => (await connection.exec(`sleep 0.00${ticks}; echo x`)).stdout);
            expect(await Promise.all(runs)).toEqual(round.map(() => 'x\n'));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('does not run when it was cancelled while it waited for its turn', async () => {
    server.faults.maxSessions = 1;
    const cancelled = new AbortController();
    const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
    const first = connection.exec('sleep 0.2');
    const second = connection.exec(`touch ${folder}/second`, { signal: cancelled.signal });
    const third = connection.exec(`ls ${folder}`);
    cancelled.abort(new Error('cancelled'));
    await expect(second).rejects.toThrow('cancelled');
    expect((await first).code).toBe(0);
    expect((await third).stdout).toBe('');
  });

  it('fails when the connection is lost while it waits for its turn', async () => {
    server.faults.maxSessions = 1;
    const first = connection.exec('sleep 5');
    const second = connection.exec('true');
    connection.close();
    await expect(first).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    await expect(second).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  });

  it('is refused at once where the server opens no session at all', async () => {
    server.faults.maxSessions = 0;
    await expect(connection.exec('true')).rejects.toMatchObject({
      code: 'HOST_UNFIT',
      hint: expect.stringContaining('MaxSessions'),
    });
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
