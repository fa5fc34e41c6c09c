import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { causeChain, UserError } from '@deploy-actions/error';
import { connect, type SshSettings, type Target } from '@deploy-actions/ssh';
import ssh2 from 'ssh2';
import { makeKeyPair, type SshServer, type SshServerOptions, startSshServer } from '../../../test/support/ssh/server';
import { type SshTestWorld, sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
const ecdsa = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 });

let server: SshServer;
let world: SshTestWorld;
const closers: (() => Promise<void>)[] = [];

async function serve(options: Partial<SshServerOptions> = {}): Promise<SshServer> {
  const started = await startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey], ...options });
  closers.push(() => started.stop());
  return started;
}

beforeEach(async () => {
  world = sshTestWorld();
  server = await serve();
});

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function targetOf(port: number, host = '127.0.0.1'): Target {
  return { user: 'deploy', host, port, label: `deploy@${host}:${port}` };
}

function settings(changes: Partial<SshSettings> = {}): SshSettings {
  return {
    targets: [],
    privateKey: pair.privateKey,
    knownHosts: server.hostKeyLine(),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
    ...changes,
  };
}

/** Connects, runs `true`, and gives back the exit code. */
async function visit(changes: Partial<SshSettings> = {}, target = targetOf(server.port)): Promise<number | null> {
  const connection = await connect(target, settings(changes), world);
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

describe('host keys', () => {
  it('connects to a host that is known', async () => {
    expect(await visit()).toBe(0);
    expect(world.logged).toEqual([]);
  });

  it('prints the line to paste for a host that is not known, before any login, and does not retry', async () => {
    const error = await failure(visit({ knownHosts: '', retries: 3 }));
    expect(error.code).toBe('HOST_KEY_UNKNOWN');
    expect(error.message).toContain(server.hostKeyLine());
    expect(error.message).toContain(server.fingerprint);
    expect([server.connections, server.logins]).toEqual([1, 0]);
    expect(await visit({ knownHosts: error.message.split('\n').at(-1) ?? '' })).toBe(0);
  });

  it('refuses a host with another key, before any login, and does not retry', async () => {
    const other = await serve();
    const knownHosts = other.hostKeyLine().replace(`:${other.port}`, `:${server.port}`);
    const error = await failure(visit({ knownHosts, retries: 3 }));
    expect(error.code).toBe('HOST_KEY_MISMATCH');
    expect(error.message).toContain(`seen:     ssh-ed25519 ${server.fingerprint}`);
    expect(error.message).toContain(`expected: ssh-ed25519 ${other.fingerprint} (line 1 of the input known-hosts)`);
    expect([server.connections, server.logins]).toEqual([1, 0]);
  });

  it('refuses a revoked key', async () => {
    const error = await failure(visit({ knownHosts: `${server.hostKeyLine()}\n@revoked ${server.hostKeyLine('*')}` }));
    expect(error.code).toBe('HOST_KEY_MISMATCH');
    expect(error.message).toContain('revoked');
    expect(server.logins).toBe(0);
  });

  it.each([0, 1, 2])('asks for the type that is known, whatever the server prefers (key %d)', async (index) => {
    const several = await serve({ hostKey: [ecdsa, rsa.private, makeKeyPair().privateKey] });
    const knownHosts = several.hostKeyLine('127.0.0.1', index);
    expect(await visit({ knownHosts }, targetOf(several.port))).toBe(0);
  });

  it('calls it a mismatch when the host has no key of a known type', async () => {
    const several = await serve({ hostKey: ecdsa });
    const knownHosts = server.hostKeyLine().replace(`:${server.port}`, `:${several.port}`);
    const error = await failure(visit({ knownHosts, hostKeyCheck: 'accept-new' }, targetOf(several.port)));
    expect(error.code).toBe('HOST_KEY_MISMATCH');
    expect(error.message).toContain('seen:     ecdsa-sha2-nistp256');
  });

  it('accept-new: says the line once, and holds the host to it for the rest of the run', async () => {
    const changes = { knownHosts: '', hostKeyCheck: 'accept-new' } as const;
    expect(await visit(changes)).toBe(0);
    expect(await visit(changes)).toBe(0);
    expect(world.logged).toEqual([expect.stringContaining(server.hostKeyLine())]);
    expect(await visit({ knownHosts: '' })).toBe(0);
  });

  it('off: connects to anybody, with a loud warning', async () => {
    expect(await visit({ knownHosts: '', hostKeyCheck: 'off' })).toBe(0);
    expect(world.logged).toEqual([expect.stringMatching(/^warning: .*host-key-check is off/)]);
  });

  it('refuses a host without a certificate where its authority is known and its key is not', async () => {
    const knownHosts = `@cert-authority ${server.hostKeyLine('*')}`;
    const error = await failure(visit({ knownHosts, hostKeyCheck: 'accept-new' }));
    expect(error.code).toBe('HOST_KEY_UNKNOWN');
    expect(error.message).toContain('(line 1 of the input known-hosts)');
    expect(server.logins).toBe(0);
  });
});

describe('login', () => {
  it.each([
    ['RSA', rsa.private, rsa.public],
    ['ed25519', pair.privateKey, pair.publicKey],
  ])('takes a key of type %s', async (_what, privateKey, publicKey) => {
    const host = await serve({ authorizedKeys: [publicKey] });
    expect(await visit({ privateKey, knownHosts: host.hostKeyLine() }, targetOf(host.port))).toBe(0);
  });

  it('takes an encrypted key', async () => {
    const passphrase = 'open sesame';
    const locked = makeKeyPair({ cipher: 'aes256-ctr', passphrase, rounds: 2 });
    const host = await serve({ authorizedKeys: [locked.publicKey] });
    const changes = { privateKey: locked.privateKey, passphrase, knownHosts: host.hostKeyLine() };
    expect(await visit(changes, targetOf(host.port))).toBe(0);
  });

  it('notices a wrong passphrase before it dials', async () => {
    const locked = makeKeyPair({ cipher: 'aes256-ctr', passphrase: 'a', rounds: 2 });
    const error = await failure(visit({ privateKey: locked.privateKey, passphrase: 'b' }));
    expect(error.code).toBe('AUTH_FAILED');
    expect(error.message).toContain('passphrase');
    expect(server.connections).toBe(0);
  });

  it('takes a password, also when a key was refused first', async () => {
    const host = await serve({ password: 'hunter2' });
    const other = makeKeyPair().privateKey;
    const knownHosts = host.hostKeyLine();
    expect(await visit({ privateKey: other, password: 'hunter2', knownHosts }, targetOf(host.port))).toBe(0);
  });

  it('never retries a refused key, and names it', async () => {
    const other = makeKeyPair();
    const error = await failure(visit({ privateKey: other.privateKey, retries: 3 }));
    expect(error.code).toBe('AUTH_FAILED');
    expect(error.message).toMatch(/refused user deploy with the key SHA256:\S+ \(ssh-ed25519\); it accepts: publickey/);
    expect([server.connections, world.slept.includes(1000)]).toEqual([1, false]);
  });

  it('names a refused password and never shows it', async () => {
    const host = await serve({ authorizedKeys: [], password: 'correct horse' });
    const changes = { password: 'battery staple', knownHosts: host.hostKeyLine() };
    const { privateKey: _, ...withoutKey } = settings(changes);
    const error = await failure(connect(targetOf(host.port), withoutKey, world));
    expect(error.code).toBe('AUTH_FAILED');
    expect([error.hint, ...causeChain(error)].join()).not.toContain('battery');
  });
});

describe('what may pass', () => {
  it('tries again, waiting longer each time', async () => {
    server.faults.closeNextConnections = 3;
    expect(await visit({ retries: 3 })).toBe(0);
    expect(server.connections).toBe(4);
    expect(world.slept.filter((ms) => ms < 10_000 && ms >= 1000)).toEqual([1000, 2000, 4000]);
    expect(world.logged[0]).toMatch(/closed the connection before the login.*Attempt 2 of 4 in 1\.0 s/);
  });

  it('gives up after the last retry', async () => {
    server.faults.closeNextConnections = 10;
    const error = await failure(visit({ retries: 2 }));
    expect(error.code).toBe('CONNECT_FAILED');
    expect(error.message).toContain('(3 attempts)');
    expect(error.hint).toContain('MaxStartups');
    expect(server.connections).toBe(3);
  });

  it('says that nothing listens', async () => {
    const { port } = server;
    await server.stop();
    const error = await failure(visit({ retries: 1 }, targetOf(port)));
    expect(error.code).toBe('CONNECT_FAILED');
    expect(causeChain(error).join()).toContain('ECONNREFUSED');
    expect(world.slept).toContain(1000);
  });

  it.each([
    ['says nothing', 'hangAfterAccept', /the server sent nothing/],
    ['hangs in the handshake', 'hangInHandshake', /did not finish the handshake/],
    ['does not answer the login', 'hangInAuth', /did not answer the login/],
  ] as const)('gives up on a server that %s, in time', async (_what, fault, why) => {
    server.faults[fault] = true;
    const error = await failure(visit({ connectTimeoutMs: 5000 }));
    expect(error.code).toBe('CONNECT_TIMEOUT');
    expect(error.message).toMatch(why);
    expect(error.message).toContain('within 5.0 s');
  });

  it('gets through once the server has stopped to hang', async () => {
    server.faults.hangInHandshake = true;
    const work = visit({ connectTimeoutMs: 5000, retries: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.faults.hangInHandshake = false;
    expect(await work).toBe(0);
  });
});

describe('what will not pass', () => {
  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    const listener = createServer((socket) => {
      socket.on('error', () => {}).resume();
      onConnection(socket);
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => listener.close(() => resolve())));
    const address = listener.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  it('recognises a web server', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const error = await failure(visit({ retries: 3 }, targetOf(port)));
    expect(error.code).toBe('CONNECT_FAILED');
    expect(error.message).toContain('web server');
    expect(world.slept).not.toContain(1000);
  });

  it('quotes what a server says instead of a greeting', async () => {
    const port = await listen((socket) => socket.end('Exceeded MaxStartups\r\n'));
    const error = await failure(visit({}, targetOf(port)));
    expect(error.message).toContain('"Exceeded MaxStartups"');
  });
});

describe('cancelling', () => {
  const reason = new UserError('CANCELLED', 'cancelled');

  it('ends the dialling at once', async () => {
    server.faults.hangAfterAccept = true;
    const work = failure(visit({ connectTimeoutMs: 3_600_000 }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    world.abort(reason);
    expect(await work).toBe(reason);
  });

  it('ends the waiting for the next attempt at once', async () => {
    world = sshTestWorld(0.001);
    server.faults.closeNextConnections = 1;
    const work = failure(visit({ retries: 3, connectTimeoutMs: 10_000 }));
    while (!world.slept.includes(1000)) await new Promise((resolve) => setImmediate(resolve));
    world.abort(reason);
    expect(await work).toBe(reason);
  });

  it('does not even begin after it', async () => {
    world.abort(reason);
    expect(await failure(visit())).toBe(reason);
    expect(server.connections).toBe(0);
  });
});
