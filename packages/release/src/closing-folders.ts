import type { Entry } from './entry';
import { TAR_END, tarHeader } from './tar-header';

/**
 * A small archive of nothing but the folders, deepest first, that gives them their modes and times when all else is in
 * its place: to fill a folder changes its time, and one that is read-only cannot be filled.
 */
export function closingFolders(entries: readonly Entry[]): Buffer {
  const headers = entries.flatMap((entry) =>
    entry.kind === 'folder' ? [tarHeader({ ...entry, name: `${entry.path}/` })] : [],
  );
  return Buffer.concat([...headers.reverse(), TAR_END]);
}
