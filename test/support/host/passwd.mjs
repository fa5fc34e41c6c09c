import { readFileSync } from 'node:fs';

/** The machine's users, with another home (and shell) for root, so that `~` is the host's own. */
export function passwdWith({ home, shell }) {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => {
      const fields = line.split(':');
      if (fields[0] !== 'root') return line;
      return [...fields.slice(0, 5), home, shell || fields[6]].join(':');
    })
    .join('\n');
}
