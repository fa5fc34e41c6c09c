import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../support/host/ports.mjs';
import { root } from './prerequisites.mjs';

/**
 * SignUpFlow on this machine, as one process that can be started again with another behaviour (app/behaviour.mjs): its
 * counters then begin anew, at the same address.
 */
export async function startInstance(folder, behaviour = {}) {
  cpSync(join(root, 'examples', 'signupflow', 'app'), folder, { recursive: true });
  const port = await freePort();
  let child = await begin(behaviour);

  async function begin(nature) {
    writeFileSync(join(folder, 'behaviour.json'), JSON.stringify(nature));
    const env = { PATH: process.env.PATH, PORT: String(port) };
    const started = spawn(process.execPath, [join(folder, 'server.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
    await once(started.stdout, 'data');
    return started;
  }

  async function stop() {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    stop,
    restart: async (nature = {}) => {
      await stop();
      child = await begin(nature);
    },
  };
}
