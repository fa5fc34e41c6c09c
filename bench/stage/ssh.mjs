import { join } from 'node:path';

/** An OpenSSH client with nothing of this machine's settings; with `folder`, connections are shared by way of it. */
export function sshWords(site, folder) {
  const options = [
    'BatchMode=yes',
    'IdentitiesOnly=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${site.knownHostsFile}`,
    'LogLevel=ERROR',
    ...(folder ? ['ControlMaster=auto', `ControlPath=${join(folder, 'mux')}`, 'ControlPersist=60'] : []),
  ];
  return [
    'ssh',
    '-F',
    '/dev/null',
    '-i',
    site.keyFile,
    '-p',
    String(site.port),
    ...options.flatMap((option) => ['-o', option]),
  ];
}

/** One run of that client in `folder`; shares a connection by way of `shared`, where that is given. */
export function sshCommand(site, { folder, shared }, args) {
  const [file, ...words] = sshWords(site, shared);
  return {
    file,
    args: [...words, ...args, `${site.user}@127.0.0.1`],
    env: { HOME: folder },
    cwd: folder,
    log: join(folder, 'log'),
  };
}
