import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { freePort } from '../test/support/host/ports.mjs';
import { startSshServer } from '../test/support/ssh/server.ts';

/** One "host": an SSH server inside this process with a home of its own, and a port for the application there. */
export async function openHost({ name, home, publicKey }) {
  const folder = join(home, 'signupflow');
  const own = join(folder, '.deploy');
  const shared = join(folder, 'shared');
  mkdirSync(shared, { recursive: true });
  const port = await freePort();
  writeFileSync(join(shared, 'port'), `${port}\n`);
  const server = await startSshServer({ home, authorizedKeys: [publicKey] });
  const url = `http://127.0.0.1:${port}`;
  const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

  /** The release that the link `current` leads to; empty where there is none. */
  const release = () => (existsSync(join(folder, 'current')) ? basename(readlinkSync(join(folder, 'current'))) : '');

  return {
    name,
    folder,
    url,
    address: `deploy@127.0.0.1:${server.port}`,
    knownHosts: server.hostKeyLine(),
    /** How our own words for this host read in what the actions print. */
    labels: [`deploy@127.0.0.1:${server.port}`, `127.0.0.1:${server.port}`, url],
    release,
    /** staged, live, good or bad, as the host has noted it. */
    state: (version) =>
      /"state":"(\w+)","order"/.exec(read(join(own, 'releases', version, 'manifest.json')))?.[1] ?? '',
    history: () =>
      read(join(own, 'history.jsonl'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    /** The version that answers on the host's port; empty where nothing answers. */
    async answers() {
      try {
        const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
        return (await response.json()).version;
      } catch {
        return '';
      }
    },
    stopApplication: () => stopApplication(join(shared, 'app.pid')),
    stop: () => server.stop(),
  };
}

/** The application has a session of its own, so that it outlives the connection: only its id leads to it. */
function stopApplication(pidFile) {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  if (!(pid > 1)) return;
  const cmdline = `/proc/${pid}/cmdline`;
  if (
    existsSync('/proc/self/cmdline') &&
    !(existsSync(cmdline) && readFileSync(cmdline, 'utf8').includes('server.mjs'))
  )
    return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
