import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder of this run's own the place for temporary files, of this process and of those that it starts from now
 * on. What earlier runs of the same kind have left, because they were killed or kept something, is cleared away.
 */
export function openRunFolder(kind) {
  const parent = tmpdir();
  const prefix = `deploy-actions-${kind}-`;
  for (const name of readdirSync(parent)) if (isLeft(name, prefix)) clear(join(parent, name));
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  // Tests log in as other users, too, and sshd looks at the folders above a key.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return {
    folder,
    /** Removes it, but for the entries that are to be `kept`. */
    close(isKept = () => false) {
      process.env.TMPDIR = parent;
      const names = readdirSync(folder);
      for (const name of names) if (!isKept(name)) clear(join(folder, name));
      if (!names.some(isKept)) clear(folder);
    },
  };
}

/** Whatever rights a test has given to its files. */
function clear(folder) {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  try {
    rmSync(folder, options);
  } catch {
    spawnSync('chmod', ['-R', 'u+rwX', folder], { stdio: 'ignore' });
    rmSync(folder, options);
  }
}

function isLeft(name, prefix) {
  const pid = Number.parseInt(name.slice(prefix.length), 10);
  return name.startsWith(prefix) && pid > 0 && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
