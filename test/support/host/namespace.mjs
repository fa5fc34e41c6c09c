import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lays a host's own files over the machine's: `$1` is shown as `$2`, `$3` as /etc/passwd, `$4` (if any) as sh, and of
 * each further pair the first as the second: its tools come last, because they are ours until then.
 */
const OVERLAY = `set -eu
if [ ! -d "$2" ]; then
  above=$2
  while [ ! -d "$above" ]; do above=$(dirname "$above"); done
  if [ "$above" != / ]; then mount -t tmpfs none "$above"; fi
  mkdir -p "$2"
fi
mount --bind "$1" "$2"
mount --bind "$3" /etc/passwd
if [ -n "$4" ]; then mount --bind "$4" "$(readlink -f /bin/sh)"; fi
shift 4
while [ "$#" -ge 2 ]; do
  mount --bind "$1" "$2"
  shift 2
done
echo ready
exec sleep 86400
`;

/** A mount namespace of its own, kept by one sleeping process. `covers`: pairs of what is laid over what. */
export async function openNamespace({ backing, deployPath, passwd, shell, covers }) {
  const files = [backing, deployPath, passwd, shell, ...covers.flat()];
  const keeper = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', OVERLAY, 'host', ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
  });
  let complaint = '';
  keeper.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const [first] = await Promise.race([once(keeper.stdout, 'data'), once(keeper, 'close')]);
  if (!String(first).startsWith('ready')) throw new Error(`the mount namespace could not be made: ${complaint.trim()}`);
  for (const stream of [keeper.stdout, keeper.stderr]) stream.destroy();
  keeper.unref();
  return { pid: keeper.pid, file: `/proc/${keeper.pid}/ns/mnt` };
}

/** Ids of all processes that live in the namespace, its keeper included. */
export function inhabitants({ pid }) {
  const namespace = mountNamespace(pid);
  if (namespace === undefined || namespace === mountNamespace('self')) return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && mountNamespace(entry) === namespace)
    .map(Number);
}

/** Ends the given processes, gently first; gives up after 3 s. */
export async function end(pids) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    send(pids, signal);
    for (let waitedMs = 0; waitedMs < 1500; waitedMs += 25) {
      if (pids.every(isGone)) return;
      await sleep(25);
    }
  }
}

/** For the exit of this process, when there is no time left to wait. */
export function send(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

export function commandName(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** An ended process that nobody has waited for yet is gone, too: it has no namespace any more. */
function isGone(pid) {
  return mountNamespace(pid) === undefined;
}

function mountNamespace(pid) {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return undefined;
  }
}
