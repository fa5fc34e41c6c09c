import { codeOf, lineOf } from './cause';

const LONGEST_START = 40;

/** What is wrong with bytes that should have been an answer; `undefined` for an error of another kind. */
export function answerFault(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code === 'ECONNRESET' && lineOf(error) === 'socket hang up') return 'the connection was closed without an answer';
  if (code === 'ECONNRESET' && lineOf(error) === 'aborted') {
    return 'the connection was closed before the answer was complete';
  }
  if (code === 'HPE_HEADER_OVERFLOW') return 'the head of the answer is too long';
  if (code === 'HPE_INVALID_EOF_STATE') return 'the connection was closed before the answer was complete';
  if (!code.startsWith('HPE_')) return undefined;
  const why = lineOf(error).replace(/^Parse Error: /, '');
  return `no proper answer: ${why}${startOf(error)}`;
}

/** Who answers is often plain from the first bytes: an SSH banner, a mail server, TLS. */
function startOf(error: unknown): string {
  const { rawPacket } = error as { rawPacket?: unknown };
  if (!Buffer.isBuffer(rawPacket) || rawPacket.length === 0 || rawPacket.toString('latin1', 0, 5) === 'HTTP/')
    return '';
  // A TLS record: an alert (0x15) or a part of a handshake (0x16), of version 3.x.
  if ((rawPacket[0] === 0x15 || rawPacket[0] === 0x16) && rawPacket[1] === 3) {
    return '; TLS is spoken there: is it https:// rather than http://?';
  }
  if (rawPacket.length >= 9 && rawPacket[0] === 0 && rawPacket[3] === 4 && rawPacket.readUInt32BE(5) === 0) {
    return '; HTTP/2 is spoken there, and no HTTP/1.1';
  }
  // Who sends back what it is sent sends the query, too, in which a token may be.
  const start = rawPacket.toString('latin1', 0, LONGEST_START).replace(/\?.*/s, '?…');
  return `; it begins with ${JSON.stringify(start)}`;
}
