import type { BytePath } from './byte-path';

/** Files in which private keys and passwords are kept by convention. */
const SECRET =
  /^(\.env(\..+)?|.+\.env|id_(rsa|dsa|ecdsa|ed25519)|.+\.(pem|key|p12|pfx|ppk|kdbx)|\.netrc|\.npmrc|\.pgpass|\.git-credentials)$/i;
/** Templates without values. */
const TEMPLATE = /\.(example|sample|template|dist|defaults)$|^(example|sample)\.env$/i;

/** Whether a file looks like a secret by its name: a web server may serve what is in a release. */
export function looksSecret(path: BytePath): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return SECRET.test(name) && !TEMPLATE.test(name);
}
