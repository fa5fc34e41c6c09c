import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a program is: as the environment says, else on PATH; undefined where it is not installed. */
export function programAt(name: string, variable: string): string | undefined {
  const said = process.env[variable];
  if (said !== undefined && said !== '') return said;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export interface Running {
  end(): Promise<void>;
}

/** A server that is ready as soon as `url` answers at all; a minute is enough for each of those that we use. */
export async function startProgram(path: string, args: readonly string[], cwd: string, url: string): Promise<Running> {
  let said = '';
  const child: ChildProcess = spawn(path, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4000)));
  const ended = once(child, 'close').catch(() => undefined);
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null || child.pid === undefined) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return { end };
    await sleep(200);
  }
  await end();
  throw new Error(`${path} did not start: ${said}`);

  async function end(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
  }
}

/** The first value that is not undefined, asked for every 200 ms and at most for half a minute. */
export async function eventually<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(200);
  }
  throw new Error('It did not come true within 30 s');
}
