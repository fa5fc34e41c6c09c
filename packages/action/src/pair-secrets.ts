import { parseEnv, parseRecordedEnv } from './env';
import { splitLines } from './input-reader';

/** A name that says so itself. */
const SECRET_NAME =
  /secret|token|passw|passphrase|pwd|credential|auth|cookie|session|private|signature|salt|dsn|api.?key|(^|[_-])(key|pass|pin)([_-]|$)/i;
/** Words, numbers, addresses and paths that a program's settings are full of: masked, they would blot out half a log. */
const PLAIN_VALUE = /^([a-z]+([-_.][a-z0-9]+)*|[\d.,:]+[a-z]{0,2}|https?:\/\/[^@?]*|[~.]?\/[\w./-]*)$/i;
/** A setting whatever its name: the `3600` of TOKEN_TTL stands in too many other texts. */
const NEVER_SECRET = /^(\d{1,5}[a-z]{0,2}|true|false|yes|no|on|off|none)$/i;
const PLAIN_HEADER = /^(accept(-.*)?|cache-control|content-(type|language|encoding)|origin|referer|user-agent)$/i;
/** The password in `postgres://user:password@host`. */
const PASSWORD_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/[^/@:]*:([^@]+)@/i;
const SHORTEST_UNNAMED = 8;
const SHORTEST_CREDENTIALS = 8;

/**
 * The secrets inside an input of pairs: what a program prints is the value alone, never the whole line. `env` holds
 * variables, `headers` holds `Name: value`; every other input is one secret and holds none inside.
 */
export function pairSecrets(input: string, text: string): string[] {
  if (input === 'env') return parseEnv(text).variables.flatMap(([name, value]) => inVariable(name, value));
  if (input === 'headers') return splitLines(text).flatMap((line) => inHeader(...halves(line, ':')));
  return [];
}

/** The same for what a release on a host recorded. */
export function secretsInEnv(text: string): string[] {
  return parseRecordedEnv(text).flatMap(([name, value]) => inVariable(name, value));
}

/** The same for the queries of all URLs in a text, as they stand there and as they are meant. */
export function secretsInQueries(text: string): string[] {
  const pairs = [...text.matchAll(/[?&]([^=&#?\s]+)=([^&#\s"']+)/g)];
  return pairs.flatMap(([, name = '', value = '']) => {
    const plain = decoded(value);
    return [...new Set([...inVariable(name, plain), ...inVariable(name, value)])];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function inVariable(name: string, value: string): string[] {
  const [, password = ''] = PASSWORD_IN_URL.exec(value) ?? [];
  const isNamed = SECRET_NAME.test(name) && !NEVER_SECRET.test(value);
  const isSecret = isNamed || (value.length >= SHORTEST_UNNAMED && !PLAIN_VALUE.test(value));
  return [isSecret ? value : '', password].filter((text) => text !== '');
}

/** Of `Bearer abc` a service may repeat the second word alone, of `Basic` the login in it, and all as part of a URL. */
function inHeader(name: string, value: string): string[] {
  if (PLAIN_HEADER.test(name) || value === '') return [];
  const [, scheme = '', credentials = ''] = /^([A-Za-z-]+)\s+(\S+)$/.exec(value) ?? [];
  const parts = [
    value,
    ...(credentials.length >= SHORTEST_CREDENTIALS ? [credentials] : []),
    ...(/^basic$/i.test(scheme) ? inLogin(credentials) : []),
  ];
  return [...new Set(parts.flatMap((part) => [part, percentEncoded(part)]))];
}

/** `user:password`, and the password alone, of what `Basic` says in base64. */
function inLogin(credentials: string): string[] {
  const login = Buffer.from(credentials, 'base64').toString();
  const at = login.indexOf(':');
  return at < 0 ? [] : [login, login.slice(at + 1)].filter((part) => part !== '');
}

/** A text with half a character in it has no such form. */
function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function halves(line: string, separator: string): [name: string, value: string] {
  const at = line.indexOf(separator);
  return at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
