import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { connect, type SshSettings, type Target } from '@deploy-actions/ssh';
import ssh2 from 'ssh2';
import { type SshAgent, startSshAgent } from '../../../test/support/ssh/agent';
import { keygen, sshd } from '../../../test/support/ssh/openssh';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { type SshTestWorld, sshTestWorld } from '../../../test/support/ssh/world';
import { agentContents } from '../src/agent';
import { wireString } from '../src/wire-reader';

const pair = makeKeyPair();
const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 });
const ecdsa = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
let world: SshTestWorld;
const stops: (() => Promise<void>)[] = [];

beforeEach(() => {
  world = sshTestWorld();
});

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function hold(...keys: string[]): Promise<SshAgent> {
  const agent = await startSshAgent(keys);
  stops.push(agent.stop);
  return agent;
}

async function serve(...authorizedKeys: string[]): Promise<SshServer> {
  const server = await startSshServer({ home: tmpdir(), authorizedKeys });
  stops.push(server.stop);
  return server;
}

/** The exit code of `true`, after a login with nothing but the agent. */
async function visit(server: SshServer, agentSocket: string): Promise<number | null> {
  const target: Target = { user: 'deploy', host: '127.0.0.1', port: server.port, label: 'web1' };
  const settings: SshSettings = {
    targets: [target],
    agentSocket,
    knownHosts: server.hostKeyLine(),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
  };
  const connection = await connect(target, settings, world);
  try {
    return (await connection.exec('true')).code;
  } finally {
    connection.close();
  }
}

async function failure(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not a UserError: ${String(error)}`);
  return error;
}

describe('an SSH agent', () => {
  it.each([
    ['ed25519', pair.privateKey, pair.publicKey],
    ['RSA', rsa.private, rsa.public],
    ['ECDSA', ecdsa.private, ecdsa.public],
  ])('logs in with its %s key', async (_what, privateKey, publicKey) => {
    const agent = await hold(privateKey);
    expect(await visit(await serve(publicKey), agent.socketPath)).toBe(0);
    expect(agent.signatures).toBe(1);
  });

  it('is asked for the next key where the server refuses one, and signs only for the right one', async () => {
    const agent = await hold(makeKeyPair().privateKey, makeKeyPair().privateKey, pair.privateKey);
    expect(await visit(await serve(pair.publicKey), agent.socketPath)).toBe(0);
    expect(agent.signatures).toBe(1);
  });

  it('has every refused key of it named', async () => {
    const agent = await hold(makeKeyPair().privateKey, makeKeyPair().privateKey);
    const error = await failure(visit(await serve(pair.publicKey), agent.socketPath));
    expect(error.code).toBe('AUTH_FAILED');
    expect(error.message.match(/the key SHA256:\S+ \(ssh-ed25519\) of the SSH agent/g)).toHaveLength(2);
  });

  it('offers no more keys than a server takes, and says so', async () => {
    const keys = Array.from({ length: 8 }, () => makeKeyPair().privateKey);
    const agent = await hold(...keys);
    const server = await serve(pair.publicKey);
    const error = await failure(visit(server, agent.socketPath));
    expect(error.message.match(/of the SSH agent/g)).toHaveLength(6);
    expect(world.logged).toEqual([expect.stringMatching(/^notice: The SSH agent holds 8 keys\. Only the first 6 are/)]);
  });

  it('that does not sign is a failed login', async () => {
    const agent = await hold(pair.privateKey);
    agent.refusesToSign = true;
    const error = await failure(visit(await serve(pair.publicKey), agent.socketPath));
    expect(error.code).toBe('AUTH_FAILED');
    // The server would have taken the key.
    expect(error.message).toMatch(/^web1: the SSH agent did not sign with the key SHA256:\S+ \(ssh-ed25519\)/);
    expect(error.hint).toContain('SSH_AUTH_SOCK');
  });

  it('that holds nothing, or is not there, is named before anything is dialled', async () => {
    const server = await serve(pair.publicKey);
    const empty = await failure(visit(server, (await hold()).socketPath));
    expect(empty.message).toBe('The SSH agent (SSH_AUTH_SOCK) has no key of a supported kind.');
    const absent = await failure(visit(server, join(tmpdir(), 'no-such-agent')));
    expect(absent.message).toBe('The SSH agent (SSH_AUTH_SOCK) did not list its keys.');
    expect([absent.code, server.connections]).toEqual(['AUTH_FAILED', 0]);
  });

  it('that never answers is given up', async () => {
    const socketPath = join(mkdtempSync(join(tmpdir(), 'agent-')), 'socket');
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(socketPath, resolve));
    const error = await failure(agentContents(socketPath, world.clock, world.signal));
    expect(error.message).toContain('did not answer within 10.0 s');
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  (sshd === undefined ? it.skip : it)('names user certificates, which are not supported', async () => {
    const [authority, user] = [keygen(), keygen()];
    execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'deploy', '-n', 'deploy', `${user}.pub`]);
    const socketPath = join(mkdtempSync(join(tmpdir(), 'agent-')), 'socket');
    const agent = spawn('ssh-agent', ['-D', '-a', socketPath], { stdio: ['ignore', 'pipe', 'ignore'] });
    stops.push(async () => void agent.kill());
    await once(agent.stdout, 'data');
    const env = { ...process.env, SSH_AUTH_SOCK: socketPath };
    execFileSync('ssh-add', ['-q', user], { env, stdio: 'ignore' });
    expect(await agentContents(socketPath, world.clock, world.signal)).toMatchObject({
      keys: [{ name: expect.stringContaining('ssh-ed25519') }],
      certificates: 1,
    });
  });

  it('says so where the agent holds certificates only', async () => {
    const list = Buffer.concat([
      Buffer.from([12, 0, 0, 0, 1]),
      wireString(wireString('ssh-ed25519-cert-v01@openssh.com')),
      wireString('a comment'),
    ]);
    const socketPath = join(mkdtempSync(join(tmpdir(), 'agent-')), 'socket');
    const listener = createServer((socket) => socket.on('data', () => socket.write(wireString(list))));
    await new Promise<void>((resolve) => listener.listen(socketPath, resolve));
    stops.push(() => new Promise<void>((resolve) => listener.close(() => resolve())));
    expect(await failure(agentContents(socketPath, world.clock, world.signal))).toMatchObject({
      code: 'AUTH_FAILED',
      message: expect.stringContaining('has only user certificates'),
    });
  });
});
