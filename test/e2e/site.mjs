import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What one host holds and what its application says, read from outside the deploy's own code. */
export function siteOf(host, url) {
  const deploy = join(host.folder, '.deploy');
  const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
  return {
    host,
    url,
    /** The release that `current` points to; undefined before the first deploy. */
    live: () =>
      existsSync(join(host.folder, 'current')) ? basename(readlinkSync(join(host.folder, 'current'))) : undefined,
    releases: () => list(join(host.folder, 'releases')),
    manifest: (release) => readJson(join(deploy, 'releases', release, 'manifest.json')),
    /** staged, live, good or bad; undefined for a release that the host does not know. */
    state(release) {
      const path = join(deploy, 'releases', release, 'manifest.json');
      return existsSync(path) ? readJson(path).state : undefined;
    },
    history: () =>
      readFileSync(join(deploy, 'history.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    isLocked: () => isLocked(join(deploy, 'lock')),
    /** The version that answers on the host's port; undefined where nothing answers. */
    async answers() {
      try {
        const response = await fetch(`${url}/`, { signal: AbortSignal.timeout(2000) });
        return (await response.json()).version;
      } catch {
        return undefined;
      }
    },
    async isHealthy() {
      try {
        return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) })).ok;
      } catch {
        return false;
      }
    },
  };
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The lock is a row of numbered files: the highest one counts, and it is free where it holds no token. */
function isLocked(folder) {
  if (!existsSync(folder)) return false;
  const numbers = readdirSync(folder).map(Number).filter(Number.isInteger);
  if (numbers.length === 0) return false;
  return /^token=./m.test(readFileSync(join(folder, String(Math.max(...numbers))), 'utf8'));
}
