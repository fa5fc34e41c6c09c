import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A bundle as the runner starts it: inputs and files by environment variables, nothing else of this machine. */
export function actionCommand(dist, folder, site, inputs) {
  const job = join(folder, 'job');
  mkdirSync(join(job, 'temp'), { recursive: true });
  for (const name of ['output', 'state', 'summary']) writeFileSync(join(job, name), '');
  const given = {
    hosts: site.hosts ?? `${site.user}@127.0.0.1:${site.port}`,
    'private-key': site.privateKey,
    'known-hosts': site.knownHosts,
    ...inputs,
  };
  const usage = join(job, 'usage.json');
  return {
    file: process.execPath,
    args: ['--require', join(import.meta.dirname, 'usage.cjs'), join(dist, 'ssh-deploy', 'index.js')],
    cwd: job,
    log: join(folder, 'log'),
    usage,
    env: {
      BENCH_USAGE: usage,
      GITHUB_OUTPUT: join(job, 'output'),
      GITHUB_STATE: join(job, 'state'),
      GITHUB_STEP_SUMMARY: join(job, 'summary'),
      RUNNER_TEMP: join(job, 'temp'),
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  };
}
