import type { BytePath } from './byte-path';

export interface FileEntry {
  kind: 'file';
  path: BytePath;
  /** Of 0777; its owner can always read it. */
  mode: number;
  /** Whole seconds since 1970. */
  mtime: number;
  size: number;
}

/** One thing in the folder that is deployed; `path` is relative to it, with forward slashes. */
export type Entry =
  | FileEntry
  | { kind: 'folder'; path: BytePath; mode: number; mtime: number }
  | { kind: 'link'; path: BytePath; target: BytePath; mtime: number };

/** What makes it another payload, of a file together with its content; times do not count. */
export function identity(entry: Entry, sha256: string): string {
  if (entry.kind === 'link') return `link ${entry.path}\0${entry.target}\0`;
  if (entry.kind === 'folder') return `folder ${entry.path}\0${entry.mode.toString(8)}\0`;
  return `file ${entry.path}\0${entry.mode.toString(8)} ${sha256}\0`;
}

/** Each folder before what is in it, names in the order of their bytes, as a walk finds them. */
export function byPath({ path: a }: Entry, { path: b }: Entry): number {
  const [x, y] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')];
  return x < y ? -1 : 1;
}
