import { chmodSync, lutimesSync, mkdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { UserError } from '@deploy-actions/error';
import type { ReadEntry } from 'tar';
import { showPath, toBytePath } from './byte-path';

/** What is set when all is in its place. */
interface Late {
  kind: 'file' | 'folder' | 'link';
  mode: number;
  mtime: Date;
  target: string;
}

const KINDS: Readonly<Record<string, Late['kind'] | 'same'>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'link',
  Link: 'same',
};
/** Its owner can fill a folder, and remove it when the run is over. */
const OPEN = 0o700;

/**
 * Unpacks a tar archive, plain or gzip, as it was packed: modes whatever the umask, times, links wherever they lead.
 * The library would drop the `/` of a link and refuse one that leads outside; so links are made last, by us, and nothing
 * can be written through them. Throws `SOURCE` for what would not come out as it was packed.
 */
export async function unpackArchive(file: string, folder: string): Promise<void> {
  // Few have an archive: the others start sooner without.
  const { extract } = await import('tar');
  const all = new Map<string, Late>();
  const problems: string[] = [];
  const filter = (_path: string, entry: object): boolean => {
    const { path, type, linkpath = '', mode = 0o644, mtime = new Date(0) } = entry as ReadEntry;
    const [kind, name] = [KINDS[type], posix.normalize(path).replace(/\/$/, '')];
    const problem = problemOf(kind, name, linkpath);
    if (problem !== undefined) problems.push(`${showPath(toBytePath(path))} ${problem}`);
    if (kind === undefined || problem !== undefined) return false;
    if (kind !== 'same') all.set(name, { kind, mode, mtime, target: linkpath });
    return kind !== 'link';
  };
  await extract({ file, cwd: folder, strict: true, filter });
  for (const name of all.keys()) {
    const above = parentsOf(name).find((parent) => all.get(parent)?.kind === 'link');
    if (above !== undefined) problems.push(`${showPath(toBytePath(name))} lies below a link`);
  }
  if (problems.length > 0) throw new UserError('SOURCE', `${file}: ${problems.slice(0, 5).join('; ')}.`);
  // What is in a folder before the folder itself, whose time that changes.
  const names = [...all].sort(([a], [b]) => b.split('/').length - a.split('/').length);
  for (const [name, late] of names) finish(join(folder, name), late);
}

function problemOf(kind: string | undefined, name: string, target: string): string | undefined {
  if (kind === undefined) return 'is neither a file, a folder nor a link';
  if (name.startsWith('/') || name.split('/').includes('..')) return 'does not lie in the archive';
  if (`${name}${target}`.includes('\ufffd')) return 'is no UTF-8: give the folder instead of an archive of it';
  return undefined;
}

function finish(path: string, { kind, mode, mtime, target }: Late): void {
  if (kind === 'link') {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    symlinkSync(target, path);
    lutimesSync(path, mtime, mtime);
    return;
  }
  chmodSync(path, (mode & 0o777) | (kind === 'folder' ? OPEN : 0));
  // Those of files are right by now.
  if (kind === 'folder') utimesSync(path, mtime, mtime);
}

function parentsOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
