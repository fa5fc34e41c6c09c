/** A real sshd of this user on loopback, for what a server of our own would only imitate. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

export interface OpenSsh {
  port: number;
  user: string;
  /** Line of known_hosts for the host key itself. */
  hostKeyLine: string;
  stop(): Promise<void>;
}

export interface OpenSshOptions {
  publicKeys: readonly string[];
  /** Makes the host key, and what belongs to it, in this folder. */
  hostKey: string;
  /** Further lines of sshd_config. */
  config?: readonly string[];
}

/** Undefined where this machine has no sshd; then such a test cannot run. */
export const sshd: string | undefined = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'sshd'))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** A new key pair without passphrase; the path of its private half. `type` as ssh-keygen takes it. */
export function keygen(type = 'ed25519', ...more: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'key');
  // Of an option that is given twice the last one counts.
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', path, ...more]);
  return path;
}

/** Signs a host key; the path of the certificate. `more` are further arguments, such as -n and -V. */
export function certify(authority: string, hostKey: string, ...more: string[]): string {
  execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'web1 of the test', '-h', ...more, `${hostKey}.pub`]);
  return `${hostKey}-cert.pub`;
}

/** Listens on a free port of 127.0.0.1. */
export async function startOpenSsh({ publicKeys, hostKey, config = [] }: OpenSshOptions): Promise<OpenSsh> {
  const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const port = await freePort();
  writeFileSync(join(folder, 'authorized_keys'), publicKeys.map((key) => `${key.trim()}\n`).join(''));
  const lines = [
    ...config,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    'PidFile none',
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'StrictModes no',
  ];
  writeFileSync(join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
  const child = spawn(sshd ?? 'sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk;
  });
  await answers(child, port, () => log);
  const [type = '', key = ''] = readFileSync(`${hostKey}.pub`, 'utf8').split(' ');
  return {
    port,
    user: userInfo().username,
    hostKeyLine: `[127.0.0.1]:${port} ${type} ${key}`,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function answers(child: ChildProcess, port: number, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (child.exitCode !== null) throw new Error(`sshd did not start: ${log()}`);
    if (await opens(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`sshd does not listen: ${log()}`);
}

function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as AddressInfo;
      listener.close(() => resolve(port));
    });
  });
}
