import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Is this the text of a workflow that other repositories can call? */
export function isReusable(text) {
  const on = parse(text)?.on;
  if (typeof on === 'string') return on === 'workflow_call';
  if (Array.isArray(on)) return on.includes('workflow_call');
  return typeof on === 'object' && on !== null && 'workflow_call' in on;
}

/** The file names of the reusable workflows in a folder: exactly those belong to a release. */
export function listReusable(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name) && isReusable(readFileSync(join(folder, name), 'utf8')))
    .sort();
}
