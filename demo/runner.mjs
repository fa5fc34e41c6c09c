import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STEP_LIMIT_MS = 45_000;
/** A cancelled action has 7 s to clean up. */
const GRACE_MS = 8000;

/**
 * Starts a bundle as the runner does: inputs and context in the environment; outputs, state and summary come back in
 * files. Log and summary stay in `folder`. The signal cancels it as GitHub would: it then stops what it started and
 * still writes its outputs.
 */
export async function startBundle({ bundle, folder, inputs, env, signal }) {
  mkdirSync(folder, { recursive: true });
  const commands = mkdtempSync(join(env.RUNNER_TEMP, 'commands-'));
  const paths = {
    GITHUB_OUTPUT: join(commands, 'outputs'),
    GITHUB_STATE: join(commands, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  };
  for (const path of Object.values(paths)) writeFileSync(path, '');
  const child = spawn(process.execPath, [bundle], {
    cwd: folder,
    env: { ...env, ...paths, ...inputVariables(inputs) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: a Ctrl-C is handed on by us, once, and not by the terminal as well.
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
  }
  const timers = [];
  const cancel = () => {
    child.kill('SIGINT');
    timers.push(setTimeout(() => child.kill('SIGKILL'), GRACE_MS));
  };
  const kill = () => child.kill('SIGKILL');
  timers.push(setTimeout(cancel, STEP_LIMIT_MS));
  signal.addEventListener('abort', cancel, { once: true });
  process.once('exit', kill);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', kill);
  signal.removeEventListener('abort', cancel);
  for (const timer of timers) clearTimeout(timer);
  writeFileSync(join(folder, 'log.txt'), masked(text));
  return {
    code,
    outputs: readFileCommand(paths.GITHUB_OUTPUT),
    state: readFileCommand(paths.GITHUB_STATE),
  };
}

/** As the runner shows a log: what `::add-mask::` has named is nowhere in it. */
export function masked(log) {
  const command = /^::add-mask::(.*)$/gm;
  const secrets = [...log.matchAll(command)].map(([, secret]) => secret).filter((secret) => secret !== '');
  const lines = log.replace(command, '::add-mask::***');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), lines);
}

function inputVariables(inputs) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/** `name<<delimiter`, the value's lines, `delimiter`: how outputs and state are written. */
export function readFileCommand(path) {
  const blocks = readFileSync(path, 'utf8').matchAll(/^(\S+?)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]));
}
