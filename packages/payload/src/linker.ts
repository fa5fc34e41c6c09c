import { type BaseFile, type BaseIndex, isSameContent } from './base-index';
import type { BytePath } from './byte-path';
import type { Entry, FileEntry } from './entry';

/** Where on the host, below the deploy path, a file is already that is the same in content and mode. */
export type Linker = (entry: FileEntry, sha256: string) => BytePath | undefined;

/**
 * Takes the file at the same path, or one that was moved: whose path the new release does not have. No two files of a
 * release are made one: a step that writes into one of them in place would change the other. So what is the same in
 * content is taken from one release only: in two of them it may be one file. `stale`: paths of the new release that a
 * link did not serve before.
 */
export function createLinker(
  base: BaseIndex,
  entries: readonly Entry[],
  stale: ReadonlySet<BytePath> = new Set(),
): Linker {
  const paths = new Set(entries.map(({ path }) => path));
  const moved = new Set<BytePath>();
  const releases = new Map<string, string>();
  const target = ({ release, path, hint }: BaseFile) => {
    releases.set(hint, release);
    return `releases/${release}/${path}`;
  };
  return (entry, sha256) => {
    if (stale.has(entry.path)) return undefined;
    const isFit = (file: BaseFile) =>
      file.mode === entry.mode &&
      isSameContent(file, entry.size, sha256) &&
      (releases.get(file.hint) ?? file.release) === file.release;
    const same = base.at(entry.path).find(isFit);
    if (same) return target(same);
    const old = base.withHint(sha256).find((file) => isFit(file) && !paths.has(file.path) && !moved.has(file.path));
    if (!old) return undefined;
    moved.add(old.path);
    return target(old);
  };
}
