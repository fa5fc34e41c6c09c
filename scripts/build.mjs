// Makes the tree of a release tag: tsc emits JavaScript into build/, ncc bundles each action into its folder.
// Usage: node scripts/build.mjs [output folder, default dist]
// The output folder is replaced as a whole. Generated sources must be fresh; `npm run build` sees to that.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { listActions, root } from './actions.mjs';
import { bundledFiles, licenses, packageFolders } from './licenses.mjs';
import { listReusable } from './workflows.mjs';

const output = resolve(process.argv[2] ?? join(root, 'dist'));
const build = join(root, 'build');
/** ssh2 brings both along if it can; neither is needed, and a release is plain JavaScript. */
const UNWANTED = /\.node$|pagent\.exe$/;

if (root.startsWith(join(output, '/'))) throw new Error(`${output} holds the sources; it cannot be replaced`);
execFileSync(process.execPath, [join(root, 'scripts', 'generate.mjs'), '--check'], { stdio: 'inherit' });
emit();
linkPackages();
copyLeanCore();
rmSync(output, { recursive: true, force: true });
for (const action of listActions()) await bundle(action);
const workflows = join('.github', 'workflows');
for (const name of listReusable(join(root, workflows))) {
  cpSync(join(root, workflows, name), join(output, workflows, name));
}
cpSync(join(root, 'LICENSE'), join(output, 'LICENSE'));
// The guides that the README files of the actions link to.
for (const guide of ['error-codes.md', 'inputs.md']) cpSync(join(root, 'docs', guide), join(output, guide));

function emit() {
  rmSync(build, { recursive: true, force: true });
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', root], { stdio: 'inherit', cwd: root });
}

/** The emitted packages find each other the way the sources do, by name; everything else is found further up. */
function linkPackages() {
  const scope = join(build, 'node_modules', '@deploy-actions');
  mkdirSync(scope, { recursive: true });
  for (const name of readdirSync(join(root, 'packages'))) {
    if (!existsSync(join(build, 'packages', name))) continue;
    cpSync(join(root, 'packages', name, 'package.json'), join(build, 'packages', name, 'package.json'));
    symlinkSync(join('..', '..', 'packages', name), join(scope, name), 'dir');
  }
}

/**
 * @actions/core brings an HTTP client (undici: 1 MB, and 30 ms of each start) to ask for OIDC tokens, and what starts
 * processes to ask for the version of the system: no action does either. Our packages find this copy, whose files that
 * need them say so; @actions/github finds the real one.
 */
function copyLeanCore() {
  const copy = join(build, 'node_modules', '@actions', 'core');
  cpSync(join(root, 'node_modules', '@actions', 'core'), copy, { recursive: true });
  const replace = (name, what, text) => {
    const path = join(copy, 'lib', name);
    if (!existsSync(path)) throw new Error(`@actions/core has no ${path} any more: see docs/decisions/004`);
    const message = `The bundles come without ${what}: see copyLeanCore in scripts/build.mjs`;
    write(path, text(`throw new Error(${JSON.stringify(message)});`));
  };
  replace(
    'oidc-utils.js',
    'the client for OIDC tokens',
    (refuse) => `export class OidcClient {\n  static async getIDToken() {\n    ${refuse}\n  }\n}\n`,
  );
  replace(
    'platform.js',
    'what tells the version of the system',
    (refuse) => `export async function getDetails() {\n  ${refuse}\n}\n`,
  );
}

async function bundle({ name, folder }) {
  const entry = join(build, 'actions', name, 'src', 'index.js');
  const { code, assets, stats } = await ncc(entry, {
    cache: false,
    quiet: true,
    minify: false,
    target: 'es2022',
  });
  if (code.includes('node_modules/undici/')) {
    throw new Error(`${name} loads undici at its start: import what brings it along with import()`);
  }
  const target = join(output, name);
  write(join(target, 'index.js'), code);
  write(join(target, 'licenses.txt'), licenses(packageFolders(bundledFiles(stats.compilation))));
  for (const [path, { source }] of Object.entries(assets)) {
    if (!UNWANTED.test(path)) write(join(target, path), source);
  }
  cpSync(join(folder, 'action.yml'), join(target, 'action.yml'));
  // In a release tag the guide lies beside the actions.
  const readme = readFileSync(join(folder, 'README.md'), 'utf8').replaceAll('](../../docs/', '](../');
  write(join(target, 'README.md'), readme);
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
