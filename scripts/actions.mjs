import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every action of the suite with its parsed action.yml, in alphabetical order. A folder without one is no action yet. */
export function listActions() {
  return readdirSync(join(root, 'actions'))
    .filter((name) => existsSync(join(root, 'actions', name, 'action.yml')))
    .sort()
    .map((name) => {
      const folder = join(root, 'actions', name);
      return { name, folder, manifest: parse(readFileSync(join(folder, 'action.yml'), 'utf8')) };
    });
}
