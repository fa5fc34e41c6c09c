import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What this machine lacks for real hosts, one sentence each; nothing where all is there. */
export function missingForHosts() {
  const missing = [];
  if (process.platform !== 'linux') missing.push('Linux (mount namespaces)');
  if (process.getuid?.() !== 0) missing.push('root (mount namespaces and sshd)');
  for (const tool of ['sshd', 'ssh-keygen', 'unshare', 'nsenter', 'mount']) {
    if (!findTool(tool)) missing.push(`${tool} (Debian: openssh-server, openssh-client, util-linux, mount)`);
  }
  return missing;
}

/** The absolute path of a tool, also where a daemon's folder is not on PATH; undefined where there is none. */
export function findTool(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
