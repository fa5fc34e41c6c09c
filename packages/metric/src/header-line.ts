import { Illegal } from '@deploy-actions/action';

export const HEADER_LEGAL = '"Name: value" lines with characters that HTTP allows';

/** These belong to the connection; the client sets them itself and refuses others. */
const RESERVED = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** `Name: value` to a pair. A header's value may be a secret and is in no message. */
export function parseHeader(line: string): [string, string] {
  const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
  try {
    new Headers([[name.trim(), value.trim()]]);
  } catch {
    throw new Illegal(HEADER_LEGAL, 'a line that is none (not shown)');
  }
  if (RESERVED.test(name.trim())) throw new Illegal(HEADER_LEGAL, `${name.trim()}, which belongs to the connection,`);
  return [name.trim(), value.trim()];
}
