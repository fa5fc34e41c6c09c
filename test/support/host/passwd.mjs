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

/** A password that never ends, for root alone. */
export function shadowWith(hash) {
  return `root:${hash}:20000:0:99999:7:::\n`;
}
