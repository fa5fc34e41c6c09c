import { isIPv6 } from 'node:net';

/** One server of the fleet. */
export interface Target {
  user: string;
  /** A name or an address; IPv6 without brackets. */
  host: string;
  port: number;
  /** As the user wrote it: unique in a fleet, because the targets are. */
  label: string;
}

export const TARGET_LEGAL = '[user@]host[:port], one per line; IPv6 in brackets: deploy@[2001:db8::1]:2222';

/** A target, or in words what is wrong with the text. `defaultUser` is for a target that names none. */
export function parseTarget(text: string, defaultUser = ''): Target | string {
  const label = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(label)) return 'it is a URL: leave out everything but user, host and port';
  const at = label.lastIndexOf('@');
  const user = at < 0 ? defaultUser : label.slice(0, at);
  if (user === '') return at < 0 ? 'it names no user, and `username` is empty' : 'the user before the @ is empty';
  if (!isUser(user)) return 'the user is not a legal one';
  const place = parsePlace(label.slice(at + 1));
  return typeof place === 'string' ? place : { user, ...place, label };
}

/** No white space, nothing that a program could take for an option. */
export function isUser(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.@+\\-]*\$?$/.test(text);
}

/** The same server and user under another spelling has the same identity. */
export function targetIdentity({ user, host, port }: Target): string {
  return `${user}@[${host.toLowerCase()}]:${port}`;
}

function parsePlace(text: string): { host: string; port: number } | string {
  if (isIPv6(text) || text.split(':').length > 2) {
    if (!text.startsWith('[')) return `an IPv6 address needs brackets: [${text}]`;
    const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
    if (!match || !isIPv6(match[1] ?? '')) return 'what is in the brackets is no IPv6 address';
    return withPort(match[1] ?? '', match[2]);
  }
  if (text.startsWith('[')) return 'what is in the brackets is no IPv6 address';
  const [host = '', port] = text.split(':');
  if (host === '') return 'the host is empty';
  if (!/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/.test(host) || host.includes('..') || host.length > 253) {
    return 'the host is neither a name nor an address';
  }
  return withPort(host, port);
}

function withPort(host: string, port: string | undefined): { host: string; port: number } | string {
  if (port === undefined) return { host, port: 22 };
  const value = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  return value >= 1 && value <= 65_535 ? { host, port: value } : 'the port is not a number from 1 to 65535';
}
