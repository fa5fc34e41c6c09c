import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';

/**
 * Runs one command from start to end. Resolves to its wall time and, where it tells, what it used; throws with the end
 * of its log where it fails.
 */
export async function run({ file, args, cwd, env, log, usage }) {
  if (usage) rmSync(usage, { force: true });
  const out = openSync(log, 'w');
  const { PATH, LANG } = process.env;
  const from = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { PATH, ...(LANG ? { LANG } : {}), ...env },
    stdio: ['ignore', out, out],
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not `close`: a shared connection that stays open keeps the log.
    child.once('exit', (status, signal) => resolve(status ?? signal));
  });
  const wallMs = performance.now() - from;
  closeSync(out);
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${readFileSync(log, 'utf8').slice(-3000)}`);
  return { wallMs, ...(usage && existsSync(usage) ? JSON.parse(readFileSync(usage, 'utf8')) : {}) };
}
