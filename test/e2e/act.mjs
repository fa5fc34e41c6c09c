import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readRun } from './act-log.mjs';
import { actProgram, dist } from './prerequisites.mjs';
import { killTree } from './process-tree.mjs';

/** Nothing here may leave the machine: with this resolver every name but localhost ends in "no resolution". */
const OFFLINE = 'mount --bind "$1" "$(readlink -f /etc/resolv.conf)"; shift; exec "$@"';

/**
 * Runs one workflow of a repository with act, on this machine itself (no container), and returns what happened.
 *
 * @param {object} options
 * @param {string} options.repository the folder of a git repository
 * @param {string} options.folder a missing folder for everything that belongs to this run; its log is there
 * @param {string} options.workflow its file name
 * @param {string} [options.event] the event's name
 * @param {object} [options.payload] the event's payload
 * @param {Record<string, string>} [options.inputs] of workflow_dispatch
 * @param {Record<string, string>} [options.vars] configuration variables
 * @param {Record<string, string>} [options.secrets]
 * @param {Record<string, string>} [options.env] such as GITHUB_API_URL or GITHUB_RUN_ATTEMPT
 * @param {number} [options.timeoutMs]
 */
export async function runAct({
  repository,
  folder,
  workflow,
  event = 'workflow_dispatch',
  payload,
  inputs = {},
  vars = {},
  secrets = {},
  env = {},
  timeoutMs = 120_000,
}) {
  mkdirSync(folder, { recursive: true });
  const file = (name, content, mode = 0o644) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode });
    return path;
  };
  const pairs = (flag, values) => Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const command = [
    actProgram(),
    event,
    ...['--workflows', join('.github', 'workflows', workflow)],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--local-repository', `org/deploy-actions@v1=${dist}`],
    ...['--secret-file', file('secrets.yaml', JSON.stringify(secrets), 0o600)],
    ...['--var-file', file('vars.yaml', JSON.stringify(vars))],
    ...['--env-file', file('env.yaml', '{}'), '--input-file', file('input.yaml', '{}')],
    ...(payload ? ['--eventpath', file('event.json', JSON.stringify(payload))] : []),
    ...['--actor', 'ada', '--no-cache-server', '--concurrent-jobs', '1', '--json'],
    ...pairs('--input', inputs),
    ...pairs('--env', env),
  ];
  const resolver = file('resolv.conf', 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  const logPath = join(folder, 'act.log');
  const log = createWriteStream(logPath);
  await once(log, 'open');
  const startedAt = Date.now();
  const child = spawn(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', OFFLINE, 'offline', resolver, ...command],
    { cwd: repository, env: environment(folder), stdio: ['ignore', log, log], detached: true },
  );
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killTree(child.pid);
  }, timeoutMs);
  const endAtExit = () => killTree(child.pid);
  process.once('exit', endAtExit);
  const [code] = await once(child, 'exit');
  process.off('exit', endAtExit);
  clearTimeout(timer);
  log.end();
  const run = readRun(readFileSync(logPath, 'utf8'));
  if (timedOut) throw new Error(`act did not end within ${timeoutMs} ms; its log is ${logPath}\n${run.tail}`);
  return { ...run, code, isGreen: code === 0, durationMs: Date.now() - startedAt, logPath };
}

/** A fresh machine's environment: no cache, no proxy and no configuration of whoever runs the tests. */
function environment(folder) {
  const home = join(folder, 'home');
  mkdirSync(join(home, '.config', 'act'), { recursive: true });
  mkdirSync(join(home, 'tmp'));
  return {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_CONFIG_HOME: join(home, '.config'),
    LANG: 'C.UTF-8',
  };
}
