import { readFileSync } from 'node:fs';

/** Whom a host knows who is not root; nobody else on the machine has that number. */
export const ORDINARY = { name: 'deploy', id: 54_321 };

/** The machine's users and one more, with another home (and shell) for root, so that `~` is the host's own. */
export function passwdWith({ home, shell }) {
  const { name, id } = ORDINARY;
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => {
      const fields = line.split(':');
      if (fields[0] !== 'root') return line;
      return [...fields.slice(0, 5), home, shell || fields[6]].join(':');
    })
    .join('\n')
    .concat(`${name}:x:${id}:${id}:${name}:${home}:/bin/sh\n`);
}
