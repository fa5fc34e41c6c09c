import { readFileSync, readlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { LocalSite } from './local-site';
import { versionFiles } from './version-folder';

export interface Reader {
  /** Ends it. How often it has looked, and everything that no visitor may ever see. */
  stop(): { looks: number; problems: string[] };
}

/** A story is over long before. */
const LIMIT = 100_000;

/**
 * A visitor who never rests: resolves `current`, and reads the whole tree through it. `mayBeNothing`: there may be no
 * live release, as before the first deploy.
 */
export function readAllTheWhile(site: LocalSite, mayBeNothing: boolean): Reader {
  const current = join(site.app, 'current');
  const problems = new Set<string>();
  let looks = 0;
  let isEnded = false;
  const look = () => {
    if (isEnded || looks >= LIMIT) return;
    looks++;
    const target = linkAt(current);
    if (target !== undefined) {
      const missing = damageOf(resolve(site.app, target), basename(target));
      if (missing !== undefined) problems.add(`a visitor of ${target} met ${missing}`);
      // Through the link, as a web server would: whatever it leads to by now, it leads to something.
      if (!mayBeNothing && contentOf(join(current, 'version')) === undefined)
        problems.add('a visitor found no current/version');
    } else if (!mayBeNothing) problems.add('a visitor found no current');
    setTimeout(look, 3);
  };
  look();
  return {
    stop: () => {
      isEnded = true;
      return { looks, problems: [...problems] };
    },
  };
}

/** What is missing in the tree of this version, or has another content. */
export function damageOf(folder: string, release: string): string | undefined {
  const files = versionFiles(release.replace(/\.r\d+$/, ''));
  const wrong = files.find(({ path, content }) => contentOf(join(folder, path)) !== content);
  return (
    wrong && `${wrong.path} ${contentOf(join(folder, wrong.path)) === undefined ? 'missing' : 'of another version'}`
  );
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
