import { chmodSync, lutimesSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { formatSize } from '@deploy-actions/quantity';
import { showPath, toBytePath } from './byte-path';

/** What an archive says of one name, set when all is in its place. */
export interface UnpackedName {
  kind: 'file' | 'folder' | 'link';
  mode: number;
  mtime: Date;
  /** Of a link. */
  target: string;
}

/** Its owner can fill a folder, and remove it when the run is over. */
const OPEN = 0o700;
/** So many are named in the message. */
const SHOWN = 5;

/**
 * The names in an archive, and what is wrong with them. Links are made last, by us, with their targets as they stand in
 * the archive, so that nothing is written through them.
 */
export class UnpackedNames {
  private readonly all = new Map<string, UnpackedName>();
  private readonly problems: string[] = [];

  constructor(private readonly archive: string) {}

  /** As it is unpacked: without `./` in front and `/` at the end. */
  static normalize(path: string): string {
    return posix.normalize(path).replace(/\/$/, '');
  }

  has(name: string): UnpackedName | undefined {
    return this.all.get(name);
  }

  set(name: string, one: UnpackedName): void {
    this.all.set(name, one);
  }

  /** Notes what is wrong with a name or the target of a link; returns whether anything is. */
  refuses(path: string, target = ''): boolean {
    const name = UnpackedNames.normalize(path);
    if (name.startsWith('/') || name.split('/').includes('..')) return this.refuse(path, 'leads out of the archive');
    if (`${name}${target}`.includes('\ufffd')) {
      return this.refuse(path, 'is not UTF-8: give the folder instead of the archive');
    }
    if (`${name}${target}`.includes('\0')) return this.refuse(path, 'contains a NUL character');
    return false;
  }

  refuse(path: string, why: string): true {
    this.problems.push(`${showPath(toBytePath(path))} ${why}`);
    return true;
  }

  /** Throws `SOURCE` for what would not come out as it was packed. `kinds`: below which no name may lie. */
  check(kinds: readonly UnpackedName['kind'][]): void {
    for (const name of this.all.keys()) {
      const above = parentsOf(name).find((parent) => kinds.some((kind) => this.all.get(parent)?.kind === kind));
      if (above !== undefined) this.refuse(name, `lies below a ${this.all.get(above)?.kind}`);
    }
    if (this.problems.length === 0) return;
    throw new UserError('SOURCE', `${this.archive}: ${this.problems.slice(0, SHOWN).join('; ')}.`);
  }

  /** Makes the links, and gives everything in `folder` its mode and time, whatever the umask. */
  finish(folder: string): void {
    // What is in a folder before the folder itself, whose time that changes.
    const names = [...this.all].sort(([a], [b]) => b.split('/').length - a.split('/').length);
    for (const [name, one] of names) finishOne(join(folder, name), one);
  }
}

/** Bytes that the runner has for what is unpacked into `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function noRoom(archive: string, bytes: number, free: number): UserError {
  const [needed, left] = [formatSize(bytes), formatSize(free)];
  return new UserError('SOURCE', `${archive}: unpacked it needs ${needed} or more, but the runner has only ${left}.`);
}

function finishOne(path: string, { kind, mode, mtime, target }: UnpackedName): void {
  if (kind === 'link') {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    symlinkSync(target, path);
  } else {
    chmodSync(path, (mode & 0o777) | (kind === 'folder' ? OPEN : 0));
  }
  lutimesSync(path, mtime, mtime);
}

function parentsOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
