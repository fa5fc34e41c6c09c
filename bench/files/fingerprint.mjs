import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from './walk.mjs';

const BLOCK = Buffer.alloc(4 * 1024 * 1024);

/** One hash of all paths, modes, link targets and contents; times do not count. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const entry of walk(root)) {
    hash.update(`${JSON.stringify(entry)}\n`);
    if (entry.kind === 'file') addFile(hash, join(root, entry.path));
  }
  return hash.digest('hex');
}

function addFile(hash, path) {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const count = readSync(file, BLOCK);
      if (count === 0) return;
      hash.update(BLOCK.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}
