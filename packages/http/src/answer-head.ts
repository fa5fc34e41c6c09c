import { WireError } from './wire-cause';

/** What an answer does that HTTP forbids and that other clients read anyway; named so in results. */
export type Deviation =
  | 'bare-lf'
  | 'blank-before-colon'
  | 'control-character'
  | 'folded-header'
  | 'length-and-chunked'
  | 'repeated-length'
  | 'status-line'
  | 'unfinished-chunks';

export interface AnswerHead {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
}

/** So much of what is wrong is shown. */
export const START = 40;
/** Up to these digits a length is an exact number. */
const LENGTH = /^\d{1,15}$/;

/** Of these a second header of the same name does not count, as in Node. */
const SINGLE = ['age', 'content-type', 'etag', 'expires', 'last-modified', 'location', 'retry-after', 'server'];

/** The status in the first line of an answer. Throws a `WireError` where there is none. */
export function statusIn(line: string, deviations: Set<Deviation>): number {
  const match = /^HTTP\/(?:1\.\d|2(?:\.0)?|3) +(\d+)(?:[ \t].*)?$/i.exec(line);
  if (match === null) throw broken(`its status line is ${JSON.stringify(line.slice(0, START))}`);
  const [, digits = ''] = match;
  const status = Number(digits);
  if (digits.length !== 3 || status < 100 || status > 599) throw broken(`HTTP has no status ${status}`);
  if (!/^HTTP\/(?:1\.[01]|2\.0) \d/.test(line)) deviations.add('status-line');
  return status;
}

/** The headers of unfolded lines. Throws a `WireError` for what at least one of curl and browsers refuses. */
export function headersIn(lines: readonly string[], deviations: Set<Deviation>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (name.trim() === '') throw broken('a line of its head is not a header');
    if (line.includes('\0')) throw broken('its head contains a NUL character');
    if (name !== name.trimEnd()) deviations.add('blank-before-colon');
    if (hasControl(line)) deviations.add('control-character');
    addHeader(headers, name.trimEnd(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** `__proto__` is a name like any other here. */
function addHeader(headers: Record<string, string>, name: string, value: string): void {
  const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (before !== undefined && SINGLE.includes(name)) return;
  const joined = before === undefined ? value : `${before}, ${value}`;
  Object.defineProperty(headers, name, { value: joined, enumerable: true, writable: true, configurable: true });
}

/** Other bytes than HTTP allows in a header; those of UTF-8 are legal. */
function hasControl(line: string): boolean {
  return [...line].some((character) => (character < ' ' && character !== '\t') || character === '\x7f');
}

/** The length in `content-length`, in bytes. Throws a `WireError` where it says none, or several. */
export function lengthIn(header: string, deviations: Set<Deviation>): number {
  const [length = '', ...others] = new Set(header.split(',').map((part) => part.trim()));
  if (!LENGTH.test(length) || others.length > 0) {
    throw broken(`its length is ${JSON.stringify(header.slice(0, START))}`);
  }
  if (length !== header) deviations.add('repeated-length');
  return Number(length);
}

export function isChunked({ 'transfer-encoding': header = '' }: Readonly<Record<string, string>>): boolean {
  return header.split(',').some((coding) => coding.trim().toLowerCase() === 'chunked');
}

/** The first transfer coding that is neither chunked nor none; undefined where there is none. */
export function otherCoding({
  'transfer-encoding': header = '',
}: Readonly<Record<string, string>>): string | undefined {
  const codings = header.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.find((coding) =>
    ['gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'br', 'zstd'].includes(coding),
  );
}

export function broken(detail: string): WireError {
  return new WireError({ kind: 'protocol', speaks: 'unknown', detail });
}

/** What is wrong with bytes that do not begin as an answer does: who speaks there is often plain from the first ones. */
export function notHttp(bytes: Buffer): WireError {
  // A TLS record: an alert (0x15) or a part of a handshake (0x16), of version 3.x.
  if ((bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3) {
    const detail = 'the server uses TLS: use https:// instead of http://';
    return new WireError({ kind: 'protocol', speaks: 'tls', detail });
  }
  if (bytes.length >= 9 && bytes[0] === 0 && bytes[3] === 4 && bytes.readUInt32BE(5) === 0) {
    return new WireError({ kind: 'protocol', speaks: 'http2', detail: 'the server speaks HTTP/2, not HTTP/1.1' });
  }
  // Who sends back what it is sent sends the query, too, in which a token may be.
  const start = bytes.toString('latin1', 0, START).replace(/\?.*/s, '?…');
  return broken(`it is not HTTP; it begins with ${JSON.stringify(start)}`);
}
