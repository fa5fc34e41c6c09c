import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './prerequisites.mjs';

/**
 * Runs a bundle as a runner would, without act: for what act cannot do, such as sending the runner's own signals.
 * `onLog` sees what it has printed so far, and the process; it is killed after `limitMs`. `names` is the text of a hosts
 * file that it finds in place of the machine's.
 */
export async function runBundle(
  action,
  folder,
  { inputs, state = {}, env = {}, limitMs = 120_000, onLog = () => undefined, names },
) {
  mkdirSync(folder, { recursive: true });
  const job = mkdtempSync(join(folder, `${action}-`));
  const files = Object.fromEntries(
    ['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(job, name)]),
  );
  for (const path of Object.values(files)) writeFileSync(path, '');
  const variables = {
    PATH: process.env.PATH,
    RUNNER_TEMP: job,
    GITHUB_RUN_ID: '7',
    ...files,
    ...named('INPUT_', inputs),
    ...named('STATE_', state),
    ...env,
  };
  const bundle = [process.execPath, join(dist, action, 'index.js')];
  const [file, ...args] = names === undefined ? bundle : withNames(names, job, variables, bundle);
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: variables });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log += chunk;
      onLog(log, child);
    });
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  return {
    code,
    log,
    endedAt: performance.now(),
    outputs: readBlocks(files.GITHUB_OUTPUT),
    state: readBlocks(files.GITHUB_STATE),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

/** Starts a program that finds other names. A shell drops variables whose names have a dash, so `env` sets them. */
function withNames(names, folder, variables, program) {
  const hosts = join(folder, 'hosts');
  writeFileSync(hosts, names);
  const cover = 'mount --bind "$1" /etc/hosts; shift; exec env "$@"';
  const pairs = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', cover, 'names', hosts, ...pairs, ...program];
}

function named(prefix, values) {
  const name = (key) => prefix + (prefix === 'INPUT_' ? key.toUpperCase() : key);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [name(key), value]));
}

function readBlocks(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Object.fromEntries(
    [...text.matchAll(/^(\S+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
}
