// Proves that dist/ is what the sources give: built twice, compared byte for byte.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './actions.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'check-dist-'));
try {
  const committed = fingerprints(join(root, 'dist'));
  const problems = [];
  for (const round of ['first', 'second']) {
    const folder = join(scratch, round);
    execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), folder], { stdio: 'inherit' });
    const built = fingerprints(folder);
    for (const path of new Set([...committed.keys(), ...built.keys()])) {
      if (committed.get(path) !== built.get(path)) problems.push(`${path} (${round} build)`);
    }
  }
  for (const path of committed.keys()) {
    if (/\.node$|\.exe$/.test(path)) problems.push(`${path} is a native binary`);
  }
  if (problems.length > 0) {
    console.error(`dist/ is not what the sources give:\n  ${problems.join('\n  ')}\nRun: npm run build`);
    process.exitCode = 1;
  } else {
    console.log(`dist/ is what the sources give: ${committed.size} files, built twice, byte for byte.`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function fingerprints(folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
