import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@deploy-actions/error';

/** One thing in the folder that is deployed; `path` is relative to it, with forward slashes. */
export type Entry =
  | { kind: 'file'; path: string; mode: number; mtime: Date; size: number; sha256: string }
  | { kind: 'folder'; path: string; mode: number; mtime: Date }
  | { kind: 'link'; path: string; target: string; mtime: Date };

export interface Payload {
  folder: string;
  entries: readonly Entry[];
  /** Of all paths, modes, link targets and contents; times do not count. */
  sha256: string;
  bytes: number;
}

/** Reads the folder once and knows it by content. Throws `SOURCE` for what cannot be shipped whole. */
export async function readPayload(folder: string): Promise<Payload> {
  const entries: Entry[] = [];
  try {
    await walk(folder, '', entries);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('SOURCE', `Cannot read ${folder}.`, { cause });
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(`${identity(entry)}\0`);
  const bytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
  return { folder, entries, sha256: hash.digest('hex'), bytes };
}

async function walk(root: string, below: string, entries: Entry[]): Promise<void> {
  for (const name of await readdir(join(root, below))) {
    const path = posix.join(below, name);
    if (/[\r\n]/.test(name)) {
      throw new UserError('SOURCE', `The name ${JSON.stringify(path)} contains a line break and cannot be deployed.`);
    }
    const at = join(root, path);
    const stat = await lstat(at);
    const common = { path, mtime: new Date(Math.floor(stat.mtimeMs / 1000) * 1000) };
    if (stat.isSymbolicLink()) {
      entries.push({ kind: 'link', ...common, target: await readlink(at) });
    } else if (stat.isDirectory()) {
      entries.push({ kind: 'folder', ...common, mode: stat.mode & 0o777 });
      await walk(root, path, entries);
    } else if (stat.isFile()) {
      const sha256 = await fileHash(at);
      entries.push({ kind: 'file', ...common, mode: stat.mode & 0o777, size: stat.size, sha256 });
    } else {
      throw new UserError('SOURCE', `${path} is neither a file, a folder nor a link and cannot be deployed.`);
    }
  }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function identity(entry: Entry): string {
  if (entry.kind === 'link') return `link ${entry.path}\0${entry.target}`;
  if (entry.kind === 'folder') return `folder ${entry.path}\0${entry.mode.toString(8)}`;
  return `file ${entry.path}\0${entry.mode.toString(8)} ${entry.sha256}`;
}
