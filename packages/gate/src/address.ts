import { isIP, isIPv6 } from 'node:net';
import { isOddNumber } from '@deploy-actions/action';

export const ADDRESS_LEGAL = 'host:port, such as db.example.org:5432; IPv6 in brackets: [2001:db8::1]:5432';
export const SERVER_LEGAL = 'the IP address of a name server, with or without :port; IPv6 in brackets before a port';
export const DNS_NAME_LEGAL = 'a name such as app.example.org';

/** `host:port` in its parts, IPv6 without its brackets; undefined where it is none. */
export function parseAddress(text: string, defaultPort?: number): { host: string; port: number } | undefined {
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, bracketed, plain = '', digits] = match;
  const port = digits === undefined ? (defaultPort ?? 0) : Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  if (bracketed !== undefined) return isIPv6(bracketed) ? { host: bracketed, port } : undefined;
  return isDnsName(plain) ? { host: plain, port } : undefined;
}

/** As Node's resolver wants it; undefined where it is none. */
export function parseServer(text: string): string | undefined {
  const word = text.trim();
  if (isIP(word) !== 0) return word;
  const parsed = parseAddress(word, 53);
  if (parsed === undefined || isIP(parsed.host) === 0) return undefined;
  return isIPv6(parsed.host) ? `[${parsed.host}]:${parsed.port}` : `${parsed.host}:${parsed.port}`;
}

/**
 * Of letters, digits, hyphens and underscores between its dots; perhaps with the dot of the root. A number that a
 * resolver would read as another address than a person does is none.
 */
export function isDnsName(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return (
    text.length <= 254 &&
    !isOddNumber(text) &&
    labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label))
  );
}
