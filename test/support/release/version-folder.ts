import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What one version consists of: its name, an executable, and files of which every third is the same in all versions. */
export function versionFiles(version: string): { path: string; content: string; mode: number }[] {
  const files = Array.from({ length: 12 }, (_, n) => ({
    path: `assets/deep/${n}.txt`,
    content: `${n % 3 === 0 ? 'always' : version} ${n}\n`.repeat(99),
    mode: 0o644,
  }));
  return [
    { path: 'version', content: version, mode: 0o644 },
    { path: 'noise', content: noise(version), mode: 0o600 },
    { path: 'run.sh', content: `#!/bin/sh\necho ${version}\n`, mode: 0o755 },
    ...files,
  ];
}

/** What no compression makes small, so that an upload has many bytes at which it can be cut. */
function noise(version: string): string {
  return Array.from({ length: 150 }, (_, n) => createHash('sha512').update(`${version} ${n}`).digest('base64')).join(
    '',
  );
}

/** One version as a folder to deploy. */
export async function versionFolder(version: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  for (const { path, content, mode } of versionFiles(version)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode });
  }
  return folder;
}
