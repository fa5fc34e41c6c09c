import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A new ed25519 key pair in `path` and `path.pub`, without a passphrase. */
export function keyPair(path, comment = 'test') {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', path]);
  return { privateKey: readFileSync(path, 'utf8'), publicKey: readFileSync(`${path}.pub`, 'utf8').trim(), path };
}

/** Signs a host key; the path of the certificate. `more` are further arguments, such as -n and -V. */
export function certify(authority, hostKey, ...more) {
  execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'a host of the test', '-h', ...more, `${hostKey}.pub`]);
  return `${hostKey}-cert.pub`;
}
