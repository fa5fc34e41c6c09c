import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every action of the suite with its parsed action.yml, in alphabetical order. */
export function listActions() {
  return readdirSync(join(root, 'actions'))
    .sort()
    .map((name) => {
      const folder = join(root, 'actions', name);
      return { name, folder, manifest: parse(readFileSync(join(folder, 'action.yml'), 'utf8')) };
    });
}
