import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KnownHost } from './known-hosts';

/** The name under which OpenSSH keeps a host: plain at port 22, else `[host]:port`. */
export function knownHostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/**
 * The entries for a host, revoked ones included. Like OpenSSH, a host at another port is also found under its plain
 * name; such an entry vouches for its own key and says nothing about others (`loose`).
 */
export function findKnownHosts(
  entries: readonly KnownHost[],
  host: string,
  port: number,
): { exact: KnownHost[]; loose: KnownHost[] } {
  const name = host.toLowerCase();
  const names = port === 22 ? [name, `[${name}]:22`] : [knownHostName(host, port)];
  const exact = entries.filter((entry) => names.some((each) => matchesNames(entry.names, each)));
  const loose = port === 22 ? [] : entries.filter((entry) => !exact.includes(entry) && matchesNames(entry.names, name));
  return { exact, loose };
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
