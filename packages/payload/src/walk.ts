import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { type BytePath, showPath, systemPath, toBytePath } from './byte-path';
import type { Entry } from './entry';
import type { Excludes } from './exclude';
import type { Glob, Progress } from './glob';
import { slices } from './slices';

export interface WalkRules {
  excludes: Excludes;
  /** Whether `.git`, `.hg` and `.svn` are taken. */
  includeVcs: boolean;
  clock: Pick<Clock, 'elapsed'>;
}

/** What to walk: a folder, or what a pattern matches in it. */
export interface WalkStart {
  folder: string;
  glob?: Glob;
  /** Ends with the first file or link. */
  isFirstEnough?: boolean;
}

export interface Found {
  entries: Entry[];
  /** Version control, which is not shipped. */
  vcs: BytePath[];
  /** What the pattern would match, were it not for the dot at the beginning of the name. */
  hidden: BytePath[];
}

/** What makes a line of `source` a pattern, where nothing of that name exists. */
export const WILDCARD = /[*?[{]/;
/** Its owner can always read it: on the host, too, somebody has to prove it. */
const OWNER_READS = 0o400;
/** A folder, or in a worktree and a submodule a file. */
const VCS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn']);

/** A folder on the way to a match: it is shipped only where there is one. */
interface Above {
  entry: Entry;
  above: Above | undefined;
  isTaken: boolean;
}

/**
 * Everything in the folder, each folder before what is in it, names in the order of their bytes. Calls that block are
 * several times faster on many small files than those that do not; so they come in slices. Throws `SOURCE`.
 */
export async function walk({ folder, glob, isFirstEnough = false }: WalkStart, rules: WalkRules): Promise<Found> {
  const { excludes, includeVcs, clock } = rules;
  const root = toBytePath(folder);
  const [entries, vcs, hidden]: [Entry[], BytePath[], BytePath[]] = [[], [], []];
  const pause = slices(clock);
  let isEnough = false;
  try {
    await into('', glob?.start, undefined);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('SOURCE', `Cannot read ${folder}.`, { cause });
  }
  return { entries, vcs, hidden };

  /** `progress` of the pattern so far; undefined where everything is taken. */
  async function into(below: BytePath, progress: Progress | undefined, above: Above | undefined): Promise<void> {
    const names = readdirSync(systemPath(`${root}/${below}`), { encoding: 'latin1' }).sort();
    for (const name of names) {
      if (isEnough) return;
      await pause();
      const path = below === '' ? name : `${below}/${name}`;
      const at = systemPath(`${root}/${path}`);
      const stat = lstatSync(at);
      const isFolder = stat.isDirectory();
      const step = progress && glob?.step(progress, textOf(name), isFolder);
      if (step && !step.isMatch && step.next.length === 0 && !step.isHidden) continue;
      if (excludes(path, isFolder)) continue;
      if (!includeVcs && VCS.has(name)) {
        if (!step?.isHidden) vcs.push(path);
        continue;
      }
      if (step?.isHidden) hidden.push(path);
      if (step && !step.isMatch && step.next.length === 0) continue;
      const here: Above = { entry: entryOf(path, at, stat), above, isTaken: false };
      if (!step || step.isMatch) take(here);
      if (isFolder) await into(path, step && !step.isMatch ? step.next : undefined, here);
    }
  }

  function take(one: Above): void {
    if (one.isTaken) return;
    one.isTaken = true;
    if (one.above) take(one.above);
    entries.push(one.entry);
    isEnough = isFirstEnough && one.entry.kind !== 'folder';
  }
}

/** For a pattern, which is text: bytes that are no UTF-8 become U+FFFD. */
function textOf(name: BytePath): string {
  return Buffer.from(name, 'latin1').toString();
}

function entryOf(path: BytePath, at: string | Buffer, stat: Stats): Entry {
  const mtime = Math.floor(stat.mtimeMs / 1000);
  const mode = stat.mode & 0o777;
  if (stat.isFile()) return fileEntry(path, stat);
  if (stat.isDirectory()) return { kind: 'folder', path, mode, mtime };
  if (stat.isSymbolicLink()) return { kind: 'link', path, mtime, target: readlinkSync(at, { encoding: 'latin1' }) };
  throw new UserError('SOURCE', `${showPath(path)} is neither a file, a folder nor a link and cannot be deployed.`);
}

export function fileEntry(path: BytePath, { mode, mtimeMs, size }: Stats): Entry & { kind: 'file' } {
  return { kind: 'file', path, mode: (mode & 0o777) | OWNER_READS, mtime: Math.floor(mtimeMs / 1000), size };
}
