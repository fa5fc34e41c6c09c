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

export function sshCommand(site, folder, args) {
  const [file, ...words] = sshWords(site, folder);
  return {
    file,
    args: [...words, ...args, `${site.user}@127.0.0.1`],
    env: { HOME: folder },
    cwd: folder,
    log: join(folder, 'log'),
  };
}
