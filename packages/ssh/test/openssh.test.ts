import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, connect, type SshSettings, type Target } from '@deploy-actions/ssh';
import { keygen, type OpenSsh, type OpenSshOptions, sshd, startOpenSsh } from '../../../test/support/ssh/openssh';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { sshTestWorld } from '../../../test/support/ssh/world';

const pair = makeKeyPair();
const onRealSshd = sshd === undefined ? it.skip : it;
const stops: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(config: string[] = [], options: Partial<OpenSshOptions> = {}): Promise<OpenSsh> {
  const server = await startOpenSsh({ publicKeys: [pair.publicKey], hostKey: keygen(), config, ...options });
  stops.push(server.stop);
  return server;
}

function named({ user, port }: OpenSsh, label: string): Target {
  return { user, host: '127.0.0.1', port, label };
}

function settings(servers: OpenSsh[], changes: Partial<SshSettings> = {}): SshSettings {
  return {
    targets: [],
    privateKey: pair.privateKey,
    knownHosts: servers.map(({ hostKeyLine }) => hostKeyLine).join('\n'),
    hostKeyCheck: 'strict',
    connectTimeoutMs: 600_000,
    retries: 0,
    ...changes,
  };
}

async function open(target: Target, given: SshSettings): Promise<Connection> {
  const connection = await connect(target, given, sshTestWorld());
  stops.push(() => connection.close());
  return connection;
}

describe('with OpenSSH', () => {
  onRealSshd('a host behind a bastion is reached, and so is what listens on it', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = settings([bastion, web], { jumpHosts: [named(bastion, 'bastion')] });
    const connection = await open(named(web, 'web1'), through);
    expect((await connection.exec('echo in')).stdout).toBe('in\n');
    const stream = await connection.dial('127.0.0.1', web.port, new AbortController().signal);
    const greeting = await new Promise((resolve) => stream.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    expect(greeting).toMatch(/^SSH-2\.0-OpenSSH/);
    stream.destroy();
  });

  onRealSshd.each([
    ['forwards nothing', ['AllowTcpForwarding no'], 'FORWARDING_REFUSED', /bastion does not forward connections to it/],
    ['forwards elsewhere', ['PermitOpen 127.0.0.1:1'], 'FORWARDING_REFUSED', /bastion does not forward/],
  ])('a bastion that %s is told', async (_what, config, code, why) => {
    const [bastion, web] = [await serve(config), await serve()];
    const through = settings([bastion, web], { jumpHosts: [named(bastion, 'bastion')] });
    const message = expect.stringMatching(why);
    await expect(open(named(web, 'web1'), through)).rejects.toMatchObject({ code, message });
  });

  onRealSshd('a host that the bastion cannot reach is told', async () => {
    const [bastion, web] = [await serve(), await serve()];
    const through = settings([bastion, web], { jumpHosts: [named(bastion, 'bastion')] });
    const nobody = { ...named(web, 'web1'), port: 1 };
    const message = expect.stringMatching(/^web1 through bastion .* it cannot be reached from bastion/);
    await expect(open(nobody, through)).rejects.toMatchObject({ code: 'CONNECT_FAILED', message });
  });

  onRealSshd('commands queue where the server allows one session at a time', async () => {
    const web = await serve(['MaxSessions 1']);
    const connection = await open(named(web, 'web1'), settings([web]));
    const outputs = await Promise.all(
      Array.from({ length: 6 }, async (_, at) => (await connection.exec(`sleep 0.05; echo ${at}`)).stdout),
    );
    expect(outputs).toEqual(Array.from({ length: 6 }, (_, at) => `${at}\n`));
  });

  onRealSshd('a key that is accepted and not enough is named, with what else the server requires', async () => {
    const web = await serve(['AuthenticationMethods publickey,password', 'PasswordAuthentication yes']);
    await expect(open(named(web, 'web1'), settings([web]))).rejects.toMatchObject({
      code: 'AUTH_FAILED',
      message: expect.stringMatching(/the server accepted the key SHA256:\S+ .* but also requires: password\./),
    });
    const both = settings([web], { password: 'wrong' });
    await expect(open(named(web, 'web1'), both)).rejects.toMatchObject({
      code: 'AUTH_FAILED',
      message: expect.stringMatching(/but also requires: password, and refused password\./),
    });
  });

  onRealSshd('a refused RSA key names the algorithms that the server may not accept', async () => {
    const web = await serve(['PubkeyAcceptedAlgorithms ssh-ed25519', 'Banner none']);
    const privateKey = readFileSync(keygen('rsa', '-b', '2048'), 'utf8');
    await expect(open(named(web, 'web1'), settings([web], { privateKey }))).rejects.toMatchObject({
      code: 'AUTH_FAILED',
      hint: expect.stringContaining('PubkeyAcceptedAlgorithms'),
    });
  });

  onRealSshd("a refused login shows the server's own banner", async () => {
    const banner = join(mkdtempSync(join(tmpdir(), 'banner-')), 'banner');
    writeFileSync(banner, 'Logins are closed until 18:00.\n');
    const web = await serve([`Banner ${banner}`]);
    const privateKey = readFileSync(keygen(), 'utf8');
    await expect(open(named(web, 'web1'), settings([web], { privateKey }))).rejects.toMatchObject({
      message: expect.stringContaining('The server says: "Logins are closed until 18:00."'),
    });
  });

  onRealSshd('thirty logins at one server at once stay below its MaxStartups', async () => {
    const web = await serve(['MaxStartups 10:100:10']);
    const given = settings([web]);
    const connections = await Promise.all(Array.from({ length: 30 }, (_, at) => open(named(web, `web${at}`), given)));
    expect(connections).toHaveLength(30);
  });

  onRealSshd.each(['ed25519', 'ecdsa', 'rsa'])('the %s key of an agent opens a host', async (type) => {
    const key = keygen(type);
    const web = await serve([], { publicKeys: [readFileSync(`${key}.pub`, 'utf8')] });
    const agentSocket = join(mkdtempSync(join(tmpdir(), 'agent-')), 'socket');
    const agent = spawn('ssh-agent', ['-D', '-a', agentSocket], { stdio: ['ignore', 'pipe', 'ignore'] });
    stops.push(() => void agent.kill());
    await new Promise((resolve) => agent.stdout.once('data', resolve));
    execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: agentSocket } });
    const { privateKey: _, ...withoutKey } = settings([web]);
    const connection = await open(named(web, 'web1'), { ...withoutKey, agentSocket });
    expect((await connection.exec('echo in')).stdout).toBe('in\n');
  });

  onRealSshd('a key that comes after five others is found', async () => {
    const web = await serve();
    const privateKey = Array.from({ length: 5 }, () => makeKeyPair().privateKey).join('') + pair.privateKey;
    const connection = await open(named(web, 'web1'), settings([web], { privateKey }));
    expect((await connection.exec('echo in')).stdout).toBe('in\n');
  });
});
