import { isIPv4, isIPv6 } from 'node:net';
import { quoted } from './bad-input';
import { Illegal } from './input-reader';

/** A URL that is used exactly as it was written; only the host's case and the scheme's own port are normalized. */
export interface Address {
  url: string;
  /** Host and path, for messages. The query is left out: it may hold a token. */
  label: string;
}

/**
 * `request`: we send it, so it must reach the server byte for byte. `link`: a person opens it in a browser, so it may
 * have a fragment, and characters that a URL cannot hold are percent-encoded as a browser does.
 */
export type AddressUse = 'request' | 'link';

export type AddressFault = keyof typeof FAULTS;

interface Advice {
  cause: string;
  cure: string;
}

/** What can be wrong with an address: the likely cause, and what to write instead. */
const FAULTS = {
  empty: { cause: 'no URL', cure: 'write https://host/path; an unset variable or secret arrives as an empty string' },
  'two-addresses': { cause: 'two URLs on one line', cure: 'put each on its own line; inside a query write %3A%2F%2F' },
  'white-space': {
    cause: 'white space inside a URL',
    cure: 'put each URL and each comment on its own line; write a blank inside a URL as %20',
  },
  'list-mark': { cause: 'a list mark before the URL', cure: 'write one URL per line without `- `' },
  quotes: { cause: 'quotes or brackets around the URL', cure: 'write the bare URL, one per line' },
  'control-character': {
    cause: 'an invisible character in the URL',
    cure: 'type the URL again instead of pasting it',
  },
  expression: {
    cause: 'an expression that GitHub did not evaluate',
    cure: 'check the text between `${{` and `}}`; outside a workflow file it is not evaluated',
  },
  variable: {
    cause: 'a variable that is not expanded',
    cure: `write \${{ vars.NAME }} or \${{ env.NAME }} instead of $NAME`,
  },
  backslash: { cause: 'a backslash', cure: 'write / between the parts of a URL' },
  slashes: { cause: 'the two slashes after the scheme are missing', cure: 'write https://host/path' },
  scheme: { cause: 'a scheme other than http and https', cure: 'write http:// or https://' },
  'no-scheme': { cause: 'no scheme', cure: 'begin the URL with http:// or https://' },
  login: { cause: 'a login in the URL', cure: 'leave user and password out; where headers can be set, log in there' },
  'empty-host': { cause: 'an empty host', cure: 'write https://host/path; check the variable that holds the host' },
  'empty-port': {
    cause: 'an empty port',
    cure: 'write the port, or leave the colon out; check the variable that holds the port',
  },
  port: { cause: 'a bad port', cure: 'write a port from 1 to 65535, without leading zeros' },
  'ipv6-brackets': { cause: 'an IPv6 address without brackets', cure: 'write http://[2001:db8::1]:8080/' },
  ipv6: {
    cause: 'text in the brackets that is not an IPv6 address',
    cure: 'write http://[2001:db8::1]:8080/, without a zone',
  },
  ipv4: { cause: 'a number that is not a plain IPv4 address', cure: 'write four decimal numbers, such as 127.0.0.1' },
  'non-ascii-host': { cause: 'a host that is not ASCII', cure: 'write the host in its xn-- form' },
  host: { cause: 'a bad host', cure: 'write a host of letters, digits, hyphens and dots, or an IP address' },
  fragment: { cause: 'a part after #, which no server receives', cure: 'leave it out, or write # as %23' },
  character: { cause: 'a character that cannot be sent as it is', cure: 'percent-encode it' },
  percent: { cause: 'a % that is not followed by two hexadecimal digits', cure: 'write % as %25' },
  'empty-query': { cause: 'nothing after the ?', cure: 'leave the ? out; check the variable after it' },
  'dot-segment': { cause: 'a path with . or .. in it', cure: 'write the path that results' },
  'trailing-mark': { cause: 'a comma, semicolon or quote at the end', cure: 'leave it out, or percent-encode it' },
} as const satisfies Record<string, Advice>;

/** An address that cannot mean what was written. Neither the message nor `found` holds a login or a query. */
export class IllegalAddress extends Illegal {
  readonly fault: AddressFault;

  constructor(fault: AddressFault, text: string, { legal = 'a URL', isSecret = false, detail = '' } = {}) {
    const { cause, cure } = FAULTS[fault];
    const shown = isSecret || /@|%40/.test(text) ? 'a text (not shown)' : quoted(text.replace(/[?#].*$/s, '?…'));
    super(`${legal}. ${cure.charAt(0).toUpperCase()}${cure.slice(1)}`, `${shown} (${cause}${detail})`);
    this.fault = fault;
  }
}

export interface AddressRules {
  use?: AddressUse;
  /** What the input takes, in words, where that is more than a URL. */
  legal?: string;
  /** Nothing of the text is shown. */
  isSecret?: boolean;
}

/** The one reader of URLs for every input. Throws `IllegalAddress` for whatever could be read as something else. */
export function parseAddress(text: string, { use = 'request', ...shown }: AddressRules = {}): Address {
  const refuse = (fault: AddressFault, detail = ''): never => {
    throw new IllegalAddress(fault, text, { ...shown, detail });
  };
  const early = unreadable(text);
  if (early !== undefined) refuse(early);
  const [, scheme = '', authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
  const { host, port, fault } = placeOf(authority);
  if (fault !== undefined) refuse(fault);
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rest) ?? [];
  if (rest.includes('${')) refuse('variable');
  if (use === 'request') {
    const odd = /[^\w.~!$&'()*+,;=:@/[\]%-]/u.exec(path) ?? /[^\w.~!$&()*+,;=:@/?[\]%-]/u.exec(query);
    if (fragment !== '') refuse('fragment');
    if (/[,;'"]$/.test(rest)) refuse('trailing-mark');
    if (odd) refuse('character', `: ${quoted(odd[0])}, which is ${percentEncoded(odd[0])}`);
    if (/%(?![0-9a-f]{2})/i.test(rest)) refuse('percent');
    if (query === '?') refuse('empty-query');
  }
  if (path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part))) refuse('dot-segment');
  const url = URL.parse(`${scheme}://${host}${port}${path}${encoded(query)}${encoded(fragment)}`);
  // The last word on a host, such as one that begins with xn--, is the platform's.
  if (url === null || (!host.startsWith('[') && url.hostname !== host.toLowerCase())) return refuse('host');
  return { url: url.href, label: `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, LONGEST_LABEL) };
}

const LONGEST_LABEL = 120;

export interface NamedAddress {
  name: string;
  url: string;
}

export const NAME_LEGAL = 'a name of 1-64 letters, digits, spaces and . _ -';
export const NAMED_ADDRESS_LEGAL = 'a URL, or name=URL, one per line';

/** `https://…` or `name=https://…`; without a name it is the label of the address. */
export function parseNamedAddress(line: string): NamedAddress {
  const [, name, text] = /^([A-Za-z0-9][\w .-]{0,63}?)\s*=\s*(.*)$/s.exec(line) ?? [];
  const { url, label } = parseAddress(text ?? line, { legal: NAMED_ADDRESS_LEGAL });
  return { name: name ?? label, url };
}

/** The names that stand for more than one of them, each once. */
export function repeatedNames(addresses: readonly { name: string }[]): string[] {
  const names = addresses.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/**
 * A host that a resolver may read as a number: `127.1`, `0x7f.1` and `2130706433` are 127.0.0.1 for most, and
 * `010.0.0.1` is 8.0.0.1 for some.
 */
export function isOddNumber(host: string): boolean {
  return /(^|\.)(\d+|0x[0-9a-f]*)\.?$/i.test(host) && !isIPv4(host);
}

/** What makes a text no single http(s) URL at all. */
function unreadable(text: string): AddressFault | undefined {
  if (text === '') return 'empty';
  if (text.includes('${{')) return 'expression';
  if (text.split('://').length > 2) return 'two-addresses';
  if (/^[-*]\s/.test(text)) return 'list-mark';
  if (/\s/.test(text)) return 'white-space';
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(text)) return 'control-character';
  if (text.includes('\\')) return 'backslash';
  if (/^https?:\/\//i.test(text)) return undefined;
  if (/^https?:/i.test(text)) return 'slashes';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'scheme';
  return /^["'`<[(]/.test(text) ? 'quotes' : 'no-scheme';
}

interface Place {
  host: string;
  /** With its colon; empty where none is written. */
  port: string;
  fault?: AddressFault;
}

function placeOf(authority: string): Place {
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(:.*)?$/s.exec(authority) ?? [];
  const host = bracketed === undefined ? plain : `[${bracketed}]`;
  const fault = placeFault(authority, bracketed, plain, port);
  return { host, port, ...(fault === undefined ? {} : { fault }) };
}

function placeFault(authority: string, bracketed: string | undefined, plain: string, port: string) {
  if (authority.includes('@')) return 'login';
  if (authority.includes('$')) return 'variable';
  if (bracketed === undefined) {
    if (authority.startsWith('[')) return 'ipv6';
    if (plain === '') return 'empty-host';
    if (isIPv6(authority) || port.indexOf(':', 1) > 0) return 'ipv6-brackets';
    if (/\P{ASCII}/u.test(plain)) return 'non-ascii-host';
    if (isOddNumber(plain)) return 'ipv4';
    if (!isHostName(plain)) return 'host';
  } else if (!isIPv6(bracketed) || bracketed.includes('%')) return 'ipv6';
  if (port === ':') return 'empty-port';
  return port === '' || (/^:[1-9]\d{0,4}$/.test(port) && Number(port.slice(1)) <= 65_535) ? undefined : 'port';
}

function isHostName(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return text.length <= 254 && labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label));
}

/** As a browser does it; nothing changes in what a request may hold. */
function encoded(text: string): string {
  return text.replace(/[^\w.~!$&()*+,;=:@/?#[\]%-]/gu, percentEncoded);
}

function percentEncoded(character: string): string {
  return character === "'" ? '%27' : encodeURIComponent(character);
}
