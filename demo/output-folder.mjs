import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The file by which a folder is known as one that an earlier run of the demo has filled. */
export const TRANSCRIPT = 'story.txt';

/** An empty folder for this run. Refuses to empty one that somebody else has filled. */
export function clearOutput(folder) {
  const isForeign = existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, TRANSCRIPT));
  if (isForeign) throw new Error(`${folder} has files that are not the demo's; name a folder that is empty or missing`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
