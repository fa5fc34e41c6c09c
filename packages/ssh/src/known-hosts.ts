import { createHmac, timingSafeEqual } from 'node:crypto';
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
  if (names.startsWith('|') && !isHashedName(names)) return 'the hashed name is not complete';
  if (!NAMED_TYPE.test(type)) return 'the second word is not a key type';
  if (!isBase64(base64)) return 'the third word is not a key in base64';
  return isWholeKey(type, Buffer.from(base64, 'base64')) ? undefined : `the key is damaged, or is not a ${type} key`;
}

/** Two SHA-1 sized values: the salt and the name's hash. */
function isHashedName(names: string): boolean {
  const [before, version, ...parts] = names.split('|');
  const isSha1 = (part: string) => isBase64(part) && Buffer.from(part, 'base64').length === 20;
  return before === '' && version === '1' && parts.length === 2 && parts.every(isSha1);
}

/** As strict as OpenSSH: no padding too much or too little, and no bits in it that are lost. */
function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
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

/** The name under which OpenSSH keeps a host: plain at port 22, else `[host]:port`. */
export function knownHostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/**
 * The entries for a host, revoked ones included, looked up as OpenSSH does: at port 22 only under the plain name (a
 * line for `[host]:22` is for no host), at another port first under `[host]:port`. An entry under the plain name then
 * vouches for its own key and says nothing about others (`loose`).
 */
export function findKnownHosts(
  entries: readonly KnownHost[],
  host: string,
  port: number,
): { exact: KnownHost[]; loose: KnownHost[] } {
  const exact = entries.filter((entry) => matchesNames(entry.names, knownHostName(host, port)));
  if (port === 22) return { exact, loose: [] };
  const plain = knownHostName(host, 22);
  return { exact, loose: entries.filter((entry) => !exact.includes(entry) && matchesNames(entry.names, plain)) };
}

/** Whether a comma list of patterns (or one hashed name) means `name`; one negated match rules the line out. */
export function matchesNames(names: string, name: string): boolean {
  if (names.startsWith('|1|')) return matchesHash(names, name);
  let found = false;
  for (const each of names.split(',')) {
    const negated = each.startsWith('!');
    if (!matchesPattern((negated ? each.slice(1) : each).toLowerCase(), name)) continue;
    if (negated) return false;
    found = true;
  }
  return found;
}

function matchesHash(hashed: string, name: string): boolean {
  const [, , salt = '', hash = ''] = hashed.split('|');
  const seen = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  const expected = Buffer.from(hash, 'base64');
  return expected.length === seen.length && timingSafeEqual(seen, expected);
}

/** `*` and `?` only, and no regular expression: a pattern of many stars must not take exponential time. */
function matchesPattern(pattern: string, name: string): boolean {
  let [p, n, star, mark] = [0, 0, -1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = n;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
