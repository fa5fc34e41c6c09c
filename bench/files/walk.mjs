import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder, sorted by its path: `{ path, kind, mode, size, target }`. */
export function walk(root) {
  return readdirSync(root, { recursive: true })
    .map(String)
    .sort()
    .map((path) => {
      const at = join(root, path);
      const stat = lstatSync(at);
      if (stat.isSymbolicLink()) return { path, kind: 'link', target: readlinkSync(at) };
      const kind = stat.isDirectory() ? 'folder' : 'file';
      return { path, kind, mode: stat.mode & 0o777, size: kind === 'file' ? stat.size : 0 };
    });
}
