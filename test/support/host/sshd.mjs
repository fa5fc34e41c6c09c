import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { end } from './namespace.mjs';
import { listens } from './ports.mjs';
import { findTool } from './prerequisites.mjs';

/**
 * Starts sshd in a host's namespace. Resolves to true once it listens, to false where it could not. `settings` are
 * lines of sshd_config that come before ours, so that theirs count; `hasSftp` and `path` are what is not a line.
 */
export async function startSshd({ namespace, folder, port, settings = [], hasSftp = true, path = PATH }) {
  const config = join(folder, 'sshd_config');
  writeFileSync(config, configuration({ port, folder, settings, hasSftp, path }));
  mkdirSync('/run/sshd', { recursive: true });
  const log = openSync(join(folder, 'sshd.log'), 'a');
  const sshd = spawn(
    'nsenter',
    [`--mount=${namespace.file}`, '--wd=/', findTool('sshd') ?? 'sshd', '-D', '-e', '-f', config],
    { stdio: ['ignore', log, log], detached: true },
  );
  sshd.unref();
  let ended = false;
  sshd.once('exit', () => {
    ended = true;
  });
  sshd.once('error', () => {
    ended = true;
  });
  if (await listens(port, { timeoutMs: 5000, gone: () => ended })) return !ended;
  if (sshd.pid !== undefined && !ended) await end([sshd.pid]);
  return false;
}

/** Commands on the host find the Node that runs the tests: the sample application needs one. */
const PATH = [
  dirname(process.execPath),
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
].join(':');

/** Limits such as MaxStartups and MaxSessions stay as OpenSSH ships them. */
function configuration({ port, folder, settings, hasSftp, path }) {
  return [
    ...settings,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host_key`,
    `PidFile ${folder}/sshd.pid`,
    `AuthorizedKeysFile ${folder}/authorized_keys`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'UsePAM no',
    'StrictModes no',
    'PrintMotd no',
    'LogLevel VERBOSE',
    ...(hasSftp ? ['Subsystem sftp internal-sftp'] : []),
    `SetEnv PATH=${path}`,
    '',
  ].join('\n');
}
