import { readFileSync } from 'node:fs';

/** The commit that this folder was built from; a checkout that nobody built is `development`. */
export const version = read();

function read() {
  try {
    return readFileSync(new URL('VERSION', import.meta.url), 'utf8').trim();
  } catch {
    return 'development';
  }
}
