import { isIPv6 } from 'node:net';
import { isOddNumber } from '@deploy-actions/action';

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

/**
 * A target, or in words the likely cause and the cure; they quote nothing that could be a password. `defaultUser` is for
 * a target that names none.
 */
export function parseTarget(text: string, defaultUser = ''): Target | string {
  const label = text.trim();
  const cause = misread(label);
  if (cause !== undefined) return cause;
  const at = label.lastIndexOf('@');
  const user = at < 0 ? defaultUser : label.slice(0, at);
  if (user === '') return at < 0 ? 'it names no user, and `username` is empty' : 'the user before the @ is empty';
  if (!isUser(user)) return 'the user name is not allowed';
  const place = parsePlace(label.slice(at + 1));
  return typeof place === 'string' ? place : { user, ...place, label };
}

/** What the text was likely meant to be, where that is no single host. */
function misread(label: string): string | undefined {
  const at = label.lastIndexOf('@');
  const place = label.slice(at + 1);
  if (label.includes('${{')) return 'GitHub did not evaluate this expression: check the text between ${{ and }}';
  if (/^[-*]\s/.test(label)) return 'a list mark before the host: write one host per line without `- `';
  if (/\s/.test(label)) return 'white space: put each host and each comment on its own line';
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(label)) return 'an invisible character: type the line again';
  if (/^["'`]|["'`]$/.test(label)) return 'quotes around the host: remove them';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(label)) return 'a URL: remove the scheme, and the path if there is one';
  if (/\$[A-Za-z_{(]/.test(label)) return 'a variable that is not expanded: write ${{ vars.NAME }} instead of $NAME';
  if (label.slice(0, Math.max(at, 0)).includes(':'))
    return 'a password after the user: move it to the input `password`';
  if (/^[^[/]*:[~/.]/.test(place)) return 'a path after the host: set it in the input `path`';
  if (place.includes('/')) return 'a path after the host: remove it';
  return undefined;
}

/** No white space, nothing that a program could take for an option. */
export function isUser(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.@+\\-]*\$?$/.test(text);
}

/** The same server and user under another spelling has the same identity. */
export function targetIdentity({ user, host, port }: Target): string {
  const plain = isIPv6(host) ? (URL.parse(`http://[${host}]/`)?.hostname ?? host) : host.replace(/\.$/, '');
  return `${user}@[${plain.toLowerCase()}]:${port}`;
}

function parsePlace(text: string): { host: string; port: number } | string {
  if (isIPv6(text) || text.split(':').length > 2) {
    if (!text.startsWith('[')) return 'an IPv6 address without brackets: write [2001:db8::1]:22';
    const match = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
    if (!match || !isIPv6(match[1] ?? '')) return 'the text in the brackets is not an IPv6 address';
    return withPort(match[1] ?? '', match[2]);
  }
  if (text.startsWith('[')) return 'the text in the brackets is not an IPv6 address';
  const [host = '', port] = text.split(':');
  if (host === '') return 'the host is empty: check the variable that contains it';
  if (!/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$/.test(host) || host.includes('..') || host.length > 253) {
    return 'the host is neither a name nor an address';
  }
  if (isOddNumber(host))
    return 'a number that is not a plain IPv4 address: write four decimal numbers, such as 10.0.0.7';
  return withPort(host, port);
}

function withPort(host: string, port: string | undefined): { host: string; port: number } | string {
  if (port === undefined) return { host, port: 22 };
  if (port === '') return 'the port is empty: write it, or leave the colon out';
  const value = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  return value >= 1 && value <= 65_535 ? { host, port: value } : 'the port is not a number from 1 to 65535';
}
