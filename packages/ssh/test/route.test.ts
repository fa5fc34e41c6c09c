import { tmpdir } from 'node:os';
import { UserError } from '@deploy-actions/error';
import { type Connection, connect, type SshSettings, type Target } from '@deploy-actions/ssh';
import { makeKeyPair, type SshServer, type SshServerOptions, startSshServer } from '../../../test/support/ssh/server';
import { type SshTestWorld, sshTestWorld } from '../../../test/support/ssh/world';
import { Jump } from '../src/jump';
import { routeOf } from '../src/route';

const pair = makeKeyPair();
let world: SshTestWorld;
const started: SshServer[] = [];
const opened: Connection[] = [];

async function serve(options: Partial<SshServerOptions> = {}): Promise<SshServer> {
  const server = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey], ...options });
  started.push(server);
  return server;
}

function named(server: SshServer, label: string): Target {
  return { user: 'deploy', host: '127.0.0.1', port: server.port, label };
}

function settings(jumpHosts: readonly Target[], changes: Partial<SshSettings> = {}): SshSettings {
  return {
    targets: [],
    jumpHosts,
    privateKey: pair.privateKey,
    knownHosts: started.map((server) => server.hostKeyLine()).join('\n'),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
    ...changes,
  };
}

async function open(target: Target, given: SshSettings): Promise<Connection> {
  const connection = await connect(target, given, world);
  opened.push(connection);
  return connection;
}

async function failure(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not a UserError: ${String(error)}`);
  return error;
}

/** The server notices the end of a connection a moment later than its client. */
async function soon(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isTrue(); turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(isTrue()).toBe(true);
}

beforeEach(() => {
  world = sshTestWorld();
});

afterEach(async () => {
  for (const connection of opened.splice(0)) connection.close();
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

describe('routeOf', () => {
  const target = (label: string): Target => ({ user: 'deploy', host: label, port: 22, label });
  const given = (jumpHosts: Target[]) => ({ jumpHosts }) as unknown as SshSettings;

  it('is nothing without jump hosts', () => {
    expect(routeOf(given([]), () => Promise.reject(new Error('not asked for')))).toBeUndefined();
  });

  it('asks for each hop through the one before it, and is the same for the same settings', async () => {
    const asked: [Jump | undefined, string][] = [];
    const both = given([target('outer'), target('inner')]);
    const ask = (via: Jump | undefined, { label }: Target) => {
      asked.push([via, label]);
      return Promise.reject(new Error('enough'));
    };
    const last = routeOf(both, ask);
    await expect(last?.lease(world)).rejects.toThrow('enough');
    await expect(asked[0]?.[0]?.lease(world)).rejects.toThrow('enough');
    expect(asked).toEqual([
      [expect.any(Jump), 'jump host inner'],
      [undefined, 'jump host outer'],
    ]);
    expect(routeOf(both, ask)).toBe(last);
  });
});

describe('jump hosts', () => {
  it('reaches a host through two of them', async () => {
    const [outer, inner, web] = [await serve(), await serve(), await serve({ env: { WHO: 'web' } })];
    const through = settings([named(outer, 'outer'), named(inner, 'inner')]);
    const connection = await open(named(web, 'web1'), through);
    expect((await connection.exec('echo $WHO')).stdout).toBe('web\n');
    const big = await connection.exec('cat', { stdin: 'x'.repeat(5_000_000), captureLimit: 10_000_000 });
    expect(big.stdout.length).toBe(5_000_000);
    expect([outer.connections, inner.connections, web.connections]).toEqual([1, 1, 1]);
  });

  it('makes one login at the jump host for a whole fleet, and leaves with its last connection', async () => {
    const bastion = await serve();
    const fleet = await Promise.all(Array.from({ length: 20 }, () => serve()));
    const through = settings([named(bastion, 'bastion')]);
    const connections = await Promise.all(fleet.map((server, index) => open(named(server, `web${index}`), through)));
    const codes = await Promise.all(connections.map(async (each) => (await each.exec('true')).code));
    expect(new Set(codes)).toEqual(new Set([0]));
    expect(bastion.connections).toBe(1);
    for (const connection of connections.slice(1)) connection.close();
    expect((await connections[0]?.exec('true'))?.code).toBe(0);
    connections[0]?.close();
    await soon(() => bastion.openConnections === 0);
    await soon(() => fleet.every((server) => server.openConnections === 0));
  });

  it('opens a lost one again', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = settings([named(bastion, 'bastion')]);
    const first = await open(named(web, 'web1'), through);
    bastion.dropConnections();
    expect((await failure(first.exec('sleep 10'))).code).toBe('CONNECTION_LOST');
    const second = await open(named(web, 'web1'), through);
    expect((await second.exec('true')).code).toBe(0);
    expect(bastion.connections).toBe(2);
  });

  it('names the jump host that cannot be reached, after its retries', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = settings([named(bastion, 'bastion')], { retries: 2 });
    await bastion.stop();
    const error = await failure(open(named(web, 'web1'), through));
    expect(error.code).toBe('CONNECT_FAILED');
    expect(error.message).toMatch(
      /^web1: jump host bastion \(127\.0\.0\.1 port \d+\): nothing listens on that port\. \(3 attempts\)$/,
    );
    expect(world.slept.filter((ms) => ms === 1000 || ms === 2000)).toEqual([1000, 2000]);
  });

  it('names the host that the jump host cannot reach, and tries again', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = settings([named(bastion, 'bastion')], { retries: 1 });
    await web.stop();
    const error = await failure(open(named(web, 'web1'), through));
    expect(error.code).toBe('CONNECT_FAILED');
    expect(error.message).toMatch(
      /^web1 through bastion \(127\.0\.0\.1 port \d+\): it cannot be reached from bastion\. \(2 attempts\)$/,
    );
    await soon(() => bastion.openConnections === 0);
  });

  it('says that the jump host forwards nothing, and does not try again', async () => {
    const [bastion, web] = [await serve(), await serve()];
    bastion.faults.refuseForwarding = true;
    const error = await failure(open(named(web, 'web1'), settings([named(bastion, 'bastion')], { retries: 3 })));
    expect(error.code).toBe('FORWARDING_REFUSED');
    expect(error.message).toMatch(/^web1 through bastion .*: bastion does not forward connections to it\.$/);
    expect(error.hint).toContain('AllowTcpForwarding');
    expect(bastion.connections).toBe(1);
  });

  it('checks the key of every hop, and of the host behind them', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const jumpHosts = [named(bastion, 'bastion')];
    const unknownHop = await failure(open(named(web, 'web1'), settings(jumpHosts, { knownHosts: web.hostKeyLine() })));
    expect([unknownHop.code, web.connections]).toEqual(['HOST_KEY_UNKNOWN', 0]);
    expect(unknownHop.message).toMatch(/^web1: jump host bastion/);
    expect(unknownHop.message).toContain(bastion.hostKeyLine());
    const knownHosts = bastion.hostKeyLine();
    const unknownHost = await failure(open(named(web, 'web1'), settings(jumpHosts, { knownHosts })));
    expect(unknownHost.code).toBe('HOST_KEY_UNKNOWN');
    expect(unknownHost.message).toMatch(/^web1 through bastion/);
  });

  it('tells a login that the jump host refuses from one that the host refuses', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = () => settings([named(bastion, 'bastion')]);
    bastion.faults.refuseAuth = true;
    const atHop = await failure(open(named(web, 'web1'), through()));
    expect([atHop.code, atHop.message]).toEqual(['AUTH_FAILED', expect.stringMatching(/^web1: jump host bastion: /)]);
    bastion.faults.refuseAuth = false;
    web.faults.refuseAuth = true;
    const atHost = await failure(open(named(web, 'web1'), through()));
    expect([atHost.code, atHost.message]).toEqual(['AUTH_FAILED', expect.stringMatching(/^web1 through bastion: /)]);
  });

  it('gives up in time on a host that hangs behind it', async () => {
    const [bastion, web] = [await serve(), await serve()];
    web.faults.hangAfterAccept = true;
    const error = await failure(
      open(named(web, 'web1'), settings([named(bastion, 'bastion')], { connectTimeoutMs: 30_000 })),
    );
    expect([error.code, error.message]).toEqual([
      'CONNECT_TIMEOUT',
      expect.stringMatching(/^web1 through bastion .*the server sent nothing/),
    ]);
    await soon(() => bastion.openConnections === 0);
  });
});
