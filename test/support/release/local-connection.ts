import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';

/** The shells of this machine that hosts use: whatever `sh` is, dash if that is another one, and busybox with its own tools. */
export function shells(): { name: string; path: string }[] {
  const found = [{ name: 'sh', path: process.env.PATH ?? '' }];
  const which = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  // Another user than this one may have to get in.
  const toolFolder = (name: string) => {
    const folder = mkdtempSync(join(tmpdir(), `${name}-`));
    chmodSync(folder, 0o755);
    return folder;
  };
  const dash = which('dash');
  const plain = realpathSync(which('sh'));
  if (dash !== '' && realpathSync(dash) !== plain) {
    const folder = toolFolder('dash');
    symlinkSync(dash, join(folder, 'sh'));
    found.push({ name: 'dash', path: `${folder}:${process.env.PATH}` });
  }
  const busybox = which('busybox');
  if (busybox !== '') {
    const folder = toolFolder('busybox');
    spawnSync(busybox, ['--install', '-s', folder]);
    found.push({ name: 'busybox', path: folder });
  }
  return found;
}

export interface LocalHost {
  home: string;
  /** PATH of its commands. */
  path: string;
  /** User and group that run the commands; this process's own by default. */
  uid?: number;
}

/** A connection to "a host" that is a folder of this machine: the same commands, without SSH. */
export function localConnection(host: LocalHost): Connection {
  return {
    target: { user: 'me', host: 'local', port: 22, label: 'local' },
    exec: (command: string, options: ExecOptions = {}) => exec(command, options, host),
    dial: async (place, port) => connectSocket({ host: place, port }),
    ping: async () => undefined,
    close: () => undefined,
  };
}

/** Each command has a process group of its own, as behind sshd: what kills the group leaves us alone. */
async function exec(command: string, options: ExecOptions, { home, path, uid }: LocalHost): Promise<ExecResult> {
  const child = spawn('sh', ['-c', command], {
    env: { HOME: home, PATH: path },
    cwd: home,
    signal: options.signal,
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk);
    options.onStdout?.(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err.push(chunk);
    options.onStderr?.(chunk);
  });
  const { stdin = '' } = options;
  const source = stdin instanceof Readable ? stdin : Readable.from([stdin]);
  const feeding = pipeline(source, child.stdin).catch(() => undefined);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', (error) => reject(options.signal?.aborted ? options.signal.reason : error));
    child.on('close', (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
  });
  await feeding;
  return { code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}
