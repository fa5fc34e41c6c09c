import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certify, keyPair } from './keys.mjs';
import { commandName, end, inhabitants, openNamespace, send } from './namespace.mjs';
import { ORDINARY, passwdWith } from './passwd.mjs';
import { freePort } from './ports.mjs';
import { startSshd } from './sshd.mjs';
import { busyboxTools } from './tools.mjs';

/** The hosts that are up: nothing of them outlives this process. */
const atExit = new Set();
process.once('exit', () => {
  for (const namespace of atExit) send(inhabitants(namespace), 'SIGKILL');
});

/**
 * A server of its own, as far as a deploy can see: an OpenSSH sshd on its own port of 127.0.0.1 in its own mount
 * namespace, where `deployPath` is a folder that no other host shares. Needs root.
 *
 * @param {object} options
 * @param {string} options.name for messages
 * @param {string} options.folder a missing or empty folder for everything that belongs to this host
 * @param {string} options.publicKey the line that may log in as root
 * @param {string} [options.deployPath] where the host sees what is `host.folder` from outside
 * @param {string} [options.shell] a program for sh and for root's login: busybox's path, for instance
 * @param {boolean} [options.hasBusyboxOnly] no tool is there but busybox, and no SFTP
 * @param {string} [options.loginScript] a program for root's login alone, as text
 * @param {string[]} [options.settings] lines of sshd_config that count before ours
 * @param {Record<string, string>} [options.files] texts of files that this host has in place of the machine's
 * @param {boolean} [options.isOrdinary] somebody deploys who is not root
 * @param {string} [options.authority] a private key that certifies the host key for 127.0.0.1
 */
export async function startHost({
  name,
  folder,
  publicKey,
  deployPath = '/srv/signupflow',
  shell = '',
  hasBusyboxOnly = false,
  loginScript,
  settings = [],
  files = {},
  isOrdinary = false,
  authority,
}) {
  const backing = join(folder, 'files');
  const home = join(folder, 'home');
  mkdirSync(backing, { recursive: true });
  mkdirSync(home);
  if (isOrdinary) for (const own of [backing, home]) chownSync(own, ORDINARY.id, ORDINARY.id);
  const { publicKey: hostKey, path: hostKeyPath } = keyPair(join(folder, 'host_key'), name);
  writeFileSync(join(folder, 'authorized_keys'), `${publicKey}\n`, { mode: 0o644 });
  let loginShell = shell || hasBusyboxOnly ? '/bin/sh' : '';
  if (loginScript !== undefined) {
    loginShell = join(folder, 'login-shell');
    writeFileSync(loginShell, loginScript, { mode: 0o755 });
  }
  const passwd = join(folder, 'passwd');
  writeFileSync(passwd, passwdWith({ home, shell: loginShell }));
  const covers = Object.entries(files).map(([path, text], index) => {
    const own = join(folder, `file-${index}`);
    writeFileSync(own, text, { mode: text.startsWith('#!') ? 0o755 : 0o600 });
    return [own, path];
  });
  const tools = hasBusyboxOnly ? busyboxTools(join(folder, 'tools')) : undefined;
  if (tools) covers.push(...tools.covers);
  const certificate = authority === undefined ? undefined : certify(authority, hostKeyPath, '-n', '127.0.0.1');
  const sshd = {
    folder,
    settings: [...settings, ...(certificate ? [`HostCertificate ${certificate}`] : [])],
    ...(tools ? { path: tools.path, hasSftp: false } : {}),
  };

  const namespace = await openNamespace({ backing, deployPath, passwd, shell, covers });
  atExit.add(namespace);
  const log = () => readFileSync(join(folder, 'sshd.log'), 'utf8');

  const port = await listenOnFreePort({ ...sshd, namespace });
  if (port === undefined) {
    send(inhabitants(namespace), 'SIGKILL');
    throw new Error(`${name}: sshd did not start:\n${log()}`);
  }

  return {
    name,
    port,
    deployPath,
    /** The files of `deployPath`, seen from outside. */
    folder: backing,
    home,
    /** Where everything of this host is, its `sshd_config` too. */
    own: folder,
    /** Its mount namespace: whoever is in there ends with the host. */
    mounts: namespace.file,
    /** A line of the input `hosts`. */
    address: `${isOrdinary ? ORDINARY.name : 'root'}@127.0.0.1:${port}`,
    /** A line of the input `known-hosts`. */
    knownHosts: `[127.0.0.1]:${port} ${hostKey.split(' ').slice(0, 2).join(' ')}`,
    log,
    /** Cuts the host off: no listener and no session. The application on it goes on, as behind a dead network. */
    async cutOff() {
      await end(inhabitants(namespace).filter((pid) => commandName(pid).startsWith('sshd')));
    },
    /** Back on the same port, with the same keys and files. */
    async reconnect() {
      if (!(await startSshd({ ...sshd, namespace, port }))) {
        throw new Error(`${name}: sshd did not start again on port ${port}:\n${log()}`);
      }
    },
    /** Ends everything on the host, the application that was deployed to it too. */
    async stop() {
      atExit.delete(namespace);
      await end(inhabitants(namespace));
    },
  };
}

/** Somebody else may take a free port before sshd does, so a few are tried. */
async function listenOnFreePort(sshd) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    if (await startSshd({ ...sshd, port })) return port;
  }
  return undefined;
}
