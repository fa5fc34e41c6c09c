import { wireKeyType } from './fingerprint';

/** One usable line of a known_hosts text. */
export interface KnownHost {
  /** Counted from 1. */
  line: number;
  /** Comma-separated patterns, or one hashed name, as written. */
  names: string;
  type: string;
  /** The public key in wire format. */
  key: Buffer;
  revoked: boolean;
  /** The key is no host's, but signs certificates of the hosts that `names` means. */
  authority: boolean;
}

export interface KnownHosts {
  entries: KnownHost[];
  /** Lines that are no known_hosts lines: somebody thinks that a host is known and it is not. */
  problems: { line: number; what: string }[];
}

export const KNOWN_HOSTS_LEGAL = 'lines in the format of ssh-keyscan: <host or [host]:port> <key type> <key in base64>';

const MARKERS = ['@revoked', '@cert-authority'];
const NAMED_TYPE = /^(ssh-|ecdsa-|sk-|rsa-)[a-z0-9@.-]+$/;

/** Reads a text in OpenSSH's known_hosts format; never throws. */
export function parseKnownHosts(text: string): KnownHosts {
  const known: KnownHosts = { entries: [], problems: [] };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line !== '' && !line.startsWith('#')) readLine(known, index + 1, line.split(/[ \t]+/));
  }
  return known;
}

function readLine(known: KnownHosts, line: number, words: string[]): void {
  const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
  const [names = '', type = '', base64 = ''] = words;
  const what = problemOf(marker, names, type, base64);
  if (what !== undefined) {
    known.problems.push({ line, what });
    return;
  }
  const [revoked, authority] = [marker === '@revoked', marker === '@cert-authority'];
  known.entries.push({ line, names, type, key: Buffer.from(base64, 'base64'), revoked, authority });
}

function problemOf(marker: string | undefined, names: string, type: string, base64: string): string | undefined {
  if (marker !== undefined && !MARKERS.includes(marker)) return 'the marker is neither @revoked nor @cert-authority';
  if (NAMED_TYPE.test(names)) return 'the name of the host is missing before the key';
  if (names.startsWith('|') && !/^\|1\|[A-Za-z0-9+/]+=*\|[A-Za-z0-9+/]+=*$/.test(names)) {
    return 'the hashed name is not complete';
  }
  if (!NAMED_TYPE.test(type)) return 'the second word is no type of a key';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return 'the third word is no key in base64';
  return isWholeKey(type, Buffer.from(base64, 'base64')) ? undefined : `the key is damaged, or is no ${type} key`;
}

/** A key in wire format is a row of length-prefixed strings, the first of which is its type; a cut one ends early. */
function isWholeKey(type: string, key: Buffer): boolean {
  let at = 0;
  let fields = 0;
  while (at + 4 <= key.length) {
    at += 4 + key.readUInt32BE(at);
    fields++;
  }
  return at === key.length && fields >= 2 && wireKeyType(key) === type;
}
