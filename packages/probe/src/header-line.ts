import { validateHeaderName, validateHeaderValue } from 'node:http';
import { Illegal } from '@deploy-actions/action';

/** What the connection sets by itself: two of them would contradict each other. */
const UNSENDABLE =
  /^(host|connection|keep-alive|proxy-connection|transfer-encoding|content-length|te|trailer|upgrade|expect)$/i;

/** `Name: value`. The value is a secret and never part of the problem. */
export function parseHeaderLine(line: string): [name: string, value: string] {
  const match = /^([^:\s]+)\s*:\s*(.*)$/.exec(line);
  const [, name = '', value = ''] = match ?? [];
  if (!match) throw new Illegal('Name: value');
  if (UNSENDABLE.test(name)) throw new Illegal('a header that can be set', `${name} (the connection sets it)`);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new Illegal('Name: value, in characters that HTTP allows');
  }
  return [name, value];
}
