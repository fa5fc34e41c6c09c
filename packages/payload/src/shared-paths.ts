import { UserError } from '@deploy-actions/error';
import { type BytePath, showPath, toBytePath } from './byte-path';
import { byPath, type Entry } from './entry';

/** An entry of the source that stands at a shared path, or below one; `path` is the same in `shared/`. */
export type Seed = Entry;

export const SHARED_PATH_LEGAL = 'a path inside the release, one per line: storage/uploads/ or config/local.json';

/** What is wrong with a list of shared paths, in words; undefined where nothing is. */
export function sharedPathProblem(paths: readonly string[]): string | undefined {
  const plain = paths.map((path) => path.replace(/\/$/, ''));
  for (const path of plain) {
    const parts = path.split('/');
    if (path.startsWith('/') || parts.some((part) => part === '' || part === '.' || part === '..')) {
      return `${path} is not a relative path without empty parts, . and ..`;
    }
    if (/[\p{Cc}\\]/u.test(path)) return 'a path contains a control character or a backslash';
    const other = plain.find((one, at) => at !== plain.indexOf(path) && `${one}/`.startsWith(`${path}/`));
    if (other !== undefined) return `${other} is inside ${path}`;
    if (plain.indexOf(path) !== plain.lastIndexOf(path)) return `${path} is repeated`;
  }
  return undefined;
}

/**
 * Puts a relative link to `shared/<path>` in the place of every shared path; what the source has there becomes seeds.
 * Throws `SOURCE` where a parent of one is no folder.
 */
export function shareEntries(
  entries: readonly Entry[],
  sharedPaths: readonly string[],
): { entries: readonly Entry[]; seeds: readonly Seed[] } {
  if (sharedPaths.length === 0) return { entries, seeds: [] };
  const shared = sharedPaths.map((path) => toBytePath(path.replace(/\/$/, '')));
  const isShared = ({ path }: Entry) => shared.some((one) => `${path}/`.startsWith(`${one}/`));
  const own = new Map(entries.filter((entry) => !isShared(entry)).map((entry) => [entry.path, entry]));
  for (const path of shared) {
    for (const parent of parentsOf(path)) {
      const there = own.get(parent) ?? { kind: 'folder', path: parent, mode: 0o755, mtime: 0 };
      if (there.kind !== 'folder') {
        throw new UserError('SOURCE', `${showPath(parent)} is not a folder, so ${showPath(path)} cannot be shared.`);
      }
      own.set(parent, there);
    }
    const target = `${'../'.repeat(path.split('/').length + 1)}shared/${path}`;
    own.set(path, { kind: 'link', path, target, mtime: 0 });
  }
  return { entries: [...own.values()].sort(byPath), seeds: entries.filter(isShared) };
}

function parentsOf(path: BytePath): BytePath[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
