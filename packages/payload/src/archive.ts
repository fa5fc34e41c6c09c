import type { ReadEntry } from 'tar';
import { freeBytes, noRoom, type UnpackedName, UnpackedNames } from './unpacked-names';

const KINDS: Readonly<Record<string, UnpackedName['kind'] | 'same'>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'link',
  Link: 'same',
};

/** Whether a file is unpacked, by its name: a `.jar` is a zip, too, and is shipped as it is. */
export function isArchive(path: string): boolean {
  return /\.(tar|tar\.gz|tgz|zip)$/i.test(path);
}

/** Names of archives that are not unpacked, although a user may expect it. */
export function isUnknownArchive(path: string): boolean {
  return /\.(tar\.\w+|tbz2?|txz|tzst|7z|rar)$/i.test(path) && !isArchive(path);
}

/**
 * Unpacks an archive as it was packed: modes whatever the umask, times, links wherever they lead. Throws `SOURCE` for
 * what would not come out so, and for what is no archive.
 */
export async function unpackArchive(file: string, folder: string): Promise<void> {
  // Few have an archive: the others start sooner without.
  if (!/\.zip$/i.test(file)) return unpackTar(file, folder);
  const { unpackZip } = await import('./zip-archive');
  return unpackZip(file, folder);
}

/** Plain or gzip. The library would drop the `/` of a link and refuse one that leads outside. */
async function unpackTar(file: string, folder: string): Promise<void> {
  const { extract } = await import('tar');
  const names = new UnpackedNames(file);
  const free = await freeBytes(folder);
  let bytes = 0;
  const filter = (_path: string, entry: object): boolean => {
    const { path, type, linkpath = '', mode = 0o644, mtime = new Date(0), size } = entry as ReadEntry;
    bytes += size;
    // The sizes of a tar show one by one: what is beyond the room is skipped, and refused at the end.
    if (bytes > free) return false;
    const kind = KINDS[type];
    if (kind === undefined) return !names.refuse(path, 'is neither a file, a folder nor a link');
    if (names.refuses(path, linkpath)) return false;
    if (kind !== 'same') names.set(UnpackedNames.normalize(path), { kind, mode, mtime, target: linkpath });
    return kind !== 'link';
  };
  await extract({ file, cwd: folder, strict: true, filter }).catch((error) => {
    if (bytes <= free) throw error;
  });
  if (bytes > free) throw noRoom(file, bytes, free);
  names.check(['link']);
  names.finish(folder);
}
