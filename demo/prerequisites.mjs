import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The tree of a release tag: what a workflow gets as `org/deploy-actions@v1`. */
export const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');

export const ACTIONS = [
  'deployment-record',
  'slack-notify',
  'ssh-deploy',
  'health-gate',
  'error-rate-monitor',
  'auto-rollback',
];

/** What a host of the demo needs; where there are two names, one of them is enough. */
const TOOLS = [['sh'], ['tar'], ['gzip'], ['sha256sum', 'shasum']];

/** What this machine lacks, one clause each; nothing where all is there. */
export function missing({ platform = process.platform, path = process.env.PATH ?? '' } = {}) {
  if (platform === 'win32') return ['the hosts of the demo need a POSIX sh, so on Windows start it inside WSL'];
  const problems = [];
  if (!process.features.typescript) {
    problems.push(`Node ${process.versions.node} is too old for it; \`npm run demo\` brings the right one along`);
  }
  if (!existsSync(join(root, 'node_modules', 'ssh2'))) problems.push('run `npm ci` first');
  const unbuilt = ACTIONS.filter((action) => !existsSync(join(dist, action, 'index.js')));
  if (unbuilt.length > 0) problems.push(`${dist} has no ${unbuilt.join(', ')}; run \`npm run build\``);
  const tools = TOOLS.filter((names) => !names.some((name) => isOnPath(name, path)));
  if (tools.length > 0) {
    problems.push(`this machine, which plays the hosts, has no ${tools.map((names) => names.join(' or ')).join(', ')}`);
  }
  return problems;
}

export function isOnPath(name, path = process.env.PATH ?? '') {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
