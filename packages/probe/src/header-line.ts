import { validateHeaderName, validateHeaderValue } from 'node:http';
import { Illegal } from '@deploy-actions/action';

/** What the connection sets by itself: two of them would contradict each other. */
const UNSENDABLE =
  /^(connection|keep-alive|proxy-connection|transfer-encoding|content-length|te|trailer|upgrade|expect)$/i;

/** A name or an address, IPv6 in brackets, perhaps with a port. */
const HOST = /^(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** `Name: value`. The value is a secret and never part of the problem. */
export function parseHeaderLine(line: string): [name: string, value: string] {
  const match = /^([^:\s]+)\s*:\s*(.*)$/.exec(line);
  const [, name = '', value = ''] = match ?? [];
  if (!match) throw new Illegal('Name: value');
  if (value.includes('${{')) {
    const cure = 'check the text between ${{ and }}';
    throw new Illegal(`Name: value; ${cure}`, `${name} (an expression that GitHub did not evaluate)`);
  }
  // Asked for by address, a virtual host is told apart by its name alone.
  if (/^host$/i.test(name) && !HOST.test(value)) throw new Illegal('Host: name or Host: name:port');
  if (UNSENDABLE.test(name)) throw new Illegal('a header that can be set', `${name} (the connection sets it)`);
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new Illegal('Name: value, in characters that HTTP allows');
  }
  return [name, value];
}
