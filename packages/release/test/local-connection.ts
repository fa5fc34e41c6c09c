import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';

/** The shells of this machine that hosts use: whatever `sh` is, and dash and busybox with nothing but themselves. */
export function shells(): { name: string; path: string }[] {
  const found = [{ name: 'sh', path: process.env.PATH ?? '' }];
  const which = (name: string) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  const dash = which('dash');
  if (dash !== '') {
    const folder = mkdtempSync(join(tmpdir(), 'dash-'));
    symlinkSync(dash, join(folder, 'sh'));
    found.push({ name: 'dash', path: `${folder}:${process.env.PATH}` });
  }
  const busybox = which('busybox');
  if (busybox !== '') {
    const folder = mkdtempSync(join(tmpdir(), 'busybox-'));
    spawnSync(busybox, ['--install', '-s', folder]);
    found.push({ name: 'busybox', path: folder });
  }
  return found;
}

/** A connection to "a host" that is a folder of this machine: the same commands, without SSH. */
export function localConnection(home: string, path: string): Connection {
  return {
    target: { user: 'me', host: 'local', port: 22, label: 'local' },
    exec: (command: string, options: ExecOptions = {}) => exec(command, options, home, path),
    close: () => undefined,
  };
}

async function exec(command: string, options: ExecOptions, home: string, path: string): Promise<ExecResult> {
  const child = spawn('sh', ['-c', command], { env: { HOME: home, PATH: path }, cwd: home, signal: options.signal });
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
