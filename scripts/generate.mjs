// Writes what follows from every action.yml, from the table of error codes, from the parts of the host program and
// from what the sources import. With --check it only compares, and fails where something is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listActions, root } from './actions.mjs';
import { listWorkspaces, withDependencies } from './dependencies.mjs';
import {
  catalog,
  contractModule,
  errorCodes,
  hostProgram,
  packageTable,
  withSection,
  withTables,
} from './documents.mjs';
import { codes } from './error-codes.mjs';

const check = process.argv.includes('--check');
const actions = listActions();
const workspaces = listWorkspaces();
const stale = [];

for (const action of actions) {
  put(join(action.folder, 'src', 'contract.ts'), contractModule(action));
  const readme = join(action.folder, 'README.md');
  if (existsSync(readme)) put(readme, withTables(readFileSync(readme, 'utf8'), action));
  else if (check) stale.push(`${relative(root, readme)} (missing)`);
  else console.warn(`${relative(root, readme)} is still to be written.`);
}
for (const workspace of workspaces) {
  const manifest = withDependencies(workspace, workspaces);
  put(join(root, workspace.folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
const hostFolder = join(root, 'packages', 'release', 'host');
const hostParts = readdirSync(hostFolder)
  .filter((name) => name.endsWith('.sh'))
  .sort()
  .map((name) => readFileSync(join(hostFolder, name), 'utf8'));
put(join(root, 'packages', 'release', 'src', 'program.ts'), hostProgram(hostParts));
const contributing = join(root, 'CONTRIBUTING.md');
put(
  contributing,
  withSection(readFileSync(contributing, 'utf8'), 'packages', packageTable(listWorkspaces()), 'CONTRIBUTING.md'),
);
put(join(root, 'action-catalog.md'), catalog(actions));
put(join(root, 'docs', 'error-codes.md'), errorCodes(codes));

if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run generate`);
  process.exit(1);
}

function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (check) stale.push(relative(root, path));
  else writeFileSync(path, text);
}
