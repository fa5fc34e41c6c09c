import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { missingForHosts } from '../support/host/index.mjs';
import { findTool } from '../support/host/prerequisites.mjs';

export const root = join(import.meta.dirname, '..', '..');

/** The tree of a release tag that the workflows get as `org/deploy-actions@v1`. */
export const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');

const ACTIONS = [
  'ssh-deploy',
  'health-gate',
  'error-rate-monitor',
  'auto-rollback',
  'slack-notify',
  'deployment-record',
];

/** What metrics are asked of: on PATH, or where a variable says. */
const PROVIDERS = [
  ['prometheus', 'PROMETHEUS_PROGRAM'],
  ['moto_server', 'MOTO_PROGRAM'],
];

/** Where act is: on PATH, or where `go install` puts it. */
export function actProgram() {
  const installed = join(homedir(), 'go', 'bin', 'act');
  return findTool('act') ?? (existsSync(installed) ? installed : undefined);
}

/** Everything that the end-to-end tests need and this machine lacks, one line each. */
export function missing() {
  const lacking = missingForHosts();
  for (const tool of ['git', 'busybox', 'haproxy', 'tinyproxy']) if (!findTool(tool)) lacking.push(tool);
  for (const [tool, variable] of PROVIDERS) if (!process.env[variable] && !findTool(tool)) lacking.push(tool);
  if (!actProgram()) lacking.push('act (go install github.com/nektos/act@latest)');
  const unbuilt = ACTIONS.filter((action) => !existsSync(join(dist, action, 'index.js')));
  if (unbuilt.length > 0) lacking.push(`${unbuilt.join(', ')} in ${dist} (npm run build)`);
  return lacking;
}
