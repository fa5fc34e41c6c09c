import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/actions.mjs';

/** What is in the repository, or would be after `git add`; paths are relative to its root. */
export const trackedFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)));

/** The sources of what we wrote ourselves: neither bundles nor the lockfile. */
export const ownFiles = trackedFiles.filter((path) => !path.startsWith('dist/') && path !== 'package-lock.json');

export function readTracked(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
