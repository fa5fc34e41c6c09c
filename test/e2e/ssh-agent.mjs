import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** OpenSSH's own agent, with the keys of these files; `env` is what an earlier step of a job would have set. */
export async function startAgent(socket, keyFiles) {
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  for (let looks = 0; looks < 200 && !existsSync(socket); looks++) await sleep(25);
  const env = { SSH_AUTH_SOCK: socket };
  try {
    execFileSync('ssh-add', ['-q', ...keyFiles], { env: { ...process.env, ...env }, stdio: 'pipe' });
  } catch (error) {
    agent.kill();
    throw error;
  }
  return { env, stop: () => agent.kill() };
}
