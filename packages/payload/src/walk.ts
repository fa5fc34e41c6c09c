import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { type BytePath, showPath, systemPath, toBytePath } from './byte-path';
import type { Entry } from './entry';
import type { Excludes } from './exclude';
import { slices } from './slices';

/** Its owner can always read it: on the host, too, somebody has to prove it. */
const OWNER_READS = 0o400;

/**
 * Everything in the folder, each folder before what is in it, names in the order of their bytes. Calls that block are
 * several times faster on many small files than those that do not; so they come in slices. Throws `SOURCE`.
 */
export async function walk(folder: string, excludes: Excludes, clock: Pick<Clock, 'elapsed'>): Promise<Entry[]> {
  const root = toBytePath(folder);
  const entries: Entry[] = [];
  const pause = slices(clock);
  try {
    await into('');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('SOURCE', `Cannot read ${folder}.`, { cause });
  }
  return entries;

  async function into(below: BytePath): Promise<void> {
    const names = readdirSync(systemPath(`${root}/${below}`), { encoding: 'latin1' }).sort();
    for (const name of names) {
      await pause();
      const path = below === '' ? name : `${below}/${name}`;
      const at = systemPath(`${root}/${path}`);
      const stat = lstatSync(at);
      if (excludes(path, stat.isDirectory())) continue;
      entries.push(entryOf(path, at, stat));
      if (stat.isDirectory()) await into(path);
    }
  }
}

function entryOf(path: BytePath, at: string | Buffer, stat: Stats): Entry {
  const mtime = Math.floor(stat.mtimeMs / 1000);
  const mode = stat.mode & 0o777;
  if (stat.isFile()) return { kind: 'file', path, mode: mode | OWNER_READS, mtime, size: stat.size };
  if (stat.isDirectory()) return { kind: 'folder', path, mode, mtime };
  if (stat.isSymbolicLink()) return { kind: 'link', path, mtime, target: readlinkSync(at, { encoding: 'latin1' }) };
  throw new UserError('SOURCE', `${showPath(path)} is neither a file, a folder nor a link and cannot be deployed.`);
}
