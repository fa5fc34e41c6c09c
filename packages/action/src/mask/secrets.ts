import type { Contract } from '../contract';
import { parseEnv, parseRecordedEnv } from '../env';
import { splitLines } from '../input-reader';
import type { RawInputs } from '../raw-inputs';
import { isList, isMap, type Structure } from '../structure';

/** A name that says so itself. */
const SECRET_NAME =
  /secret|token|passw|passphrase|pwd|credential|auth|cookie|session|private|signature|salt|dsn|api.?key|(^|[_-])(key|pass|pin)([_-]|$)/i;
/** Words, numbers, addresses and paths that settings are full of: masked, they would blot out half a log. */
const PLAIN_VALUE =
  /^([a-z]+([-_.][a-z0-9]+)*|[\d.,:]+[a-z]{0,2}|https?:\/\/[^@?]*|[~.]?\/[\w./-]*(:[~.]?\/[\w./-]*)*)$/i;
/** A setting whatever its name: the `3600` of TOKEN_TTL stands in too many other texts. */
const NEVER_SECRET = /^(\d{1,5}[a-z]{0,2}|true|false|yes|no|on|off|none)$/i;
const PLAIN_HEADER = /^(accept(-.*)?|cache-control|content-(type|language|encoding)|host|origin|referer|user-agent)$/i;
/** Parts of webhook paths that say nothing. */
const PUBLIC_SEGMENT = /^(services|triggers|workflows|webhooks?|hooks?|incoming|integrations)$/i;
/** Inputs whose URLs are asked by us: their queries may hold keys under any name. */
const ASKED = /^(?:health-)?urls?$/;
/** `user:password@` of a URL. */
const URL_LOGIN = /[a-z][a-z0-9+.-]*:\/\/([^\s/?#"']*)@/gi;
/** `user:password@host`, as some write it for a host. */
const HOST_LOGIN = /^[^\s:@/]+:(?!\/\/)([^\s@]+)@\S+$/;
const SHORTEST_UNNAMED = 8;
const SHORTEST_PART = 6;

/** The secrets of the inputs, as far as they are single texts. */
export interface InputSecrets {
  /** Whole inputs, or lines of them. */
  whole: string[];
  /** Parts that a program or a server may repeat alone: values of variables, logins, segments of paths. */
  parts: string[];
}

/** A default stands in action.yml for all to read: it is no secret. */
export function secretsOfInputs(contract: Contract, { values }: RawInputs): InputSecrets {
  const found: InputSecrets = { whole: [], parts: [] };
  for (const [name, input] of Object.entries(contract.inputs)) {
    const value = values[name] ?? '';
    if (value === input.default) continue;
    found.parts.push(...loginsIn(value), ...secretsInQueries(value, ASKED.test(name)));
    if (!input.secret) continue;
    if (name === 'env') found.parts.push(...secretsInEnvInput(value));
    else if (name === 'headers') found.parts.push(...splitLines(value).flatMap(secretsInHeader));
    else {
      found.whole.push(value);
      found.parts.push(...splitLines(value).flatMap(secretsInSecretUrl));
    }
  }
  return found;
}

/** The secrets inside the inputs that are YAML: what `headers` hold, and what URLs hold. */
export function secretsInStructures({ structures = {} }: RawInputs): string[] {
  return Object.values(structures).flatMap((parsed) => ('value' in parsed ? secretsIn(parsed.value) : []));
}

/** The secrets in what a release on a host recorded as its variables. */
export function secretsInEnv(text: string): string[] {
  return parseRecordedEnv(text).flatMap(([name, value]) => inVariable(name, value));
}

/** A line with a problem gives no variable; what stands in it is a secret all the more. */
function secretsInEnvInput(text: string): string[] {
  const { variables, problems } = parseEnv(text);
  const lines = problems.length === 0 ? [] : text.split(/\r\n|\r|\n/);
  const doubtful = lines.flatMap((line) => {
    const [, name, value] = /^\s*(?:export\s+)?([^=:\s]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : inVariable(name, value.replace(/^(["'])(.*)\1$/, '$2'));
  });
  return [...variables.flatMap(([name, value]) => inVariable(name, value)), ...doubtful];
}

function inVariable(name: string, value: string): string[] {
  const isNamed = SECRET_NAME.test(name) && !NEVER_SECRET.test(value);
  const isSecret = isNamed || (value.length >= SHORTEST_UNNAMED && !PLAIN_VALUE.test(value));
  return [...(isSecret ? [value] : []), ...loginsIn(value)].filter((text) => text !== '');
}

/** Of `Bearer abc` a server may repeat the second word alone, of `Basic` the login in it. A line that is no header is secret. */
function secretsInHeader(line: string): string[] {
  const at = line.indexOf(':');
  if (at < 0) return [line];
  const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  if (PLAIN_HEADER.test(name) || value === '') return [];
  const [, scheme = '', credentials = ''] = /^([A-Za-z-]+)\s+(\S+)$/.exec(value) ?? [];
  const login = /^basic$/i.test(scheme) ? Buffer.from(credentials, 'base64').toString() : '';
  return distinct([
    value,
    ...(credentials.length >= SHORTEST_UNNAMED ? [credentials] : []),
    ...(login.includes(':') ? [login, login.slice(login.indexOf(':') + 1)] : []),
  ]);
}

/**
 * What a server may repeat of a URL that is itself a secret, such as a webhook: its path, each end of the path (a proxy
 * cuts off the beginning), each long segment, the values of its query, its login.
 */
function secretsInSecretUrl(line: string): string[] {
  if (!URL.canParse(line)) return [];
  const { pathname, search, searchParams } = new URL(line);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const ends = segments.map((_, index) => segments.slice(index).join('/')).slice(0, -1);
  const single = segments.filter((segment) => !PUBLIC_SEGMENT.test(segment));
  const texts = [`${pathname}${search}`, pathname, ...ends, ...single, ...searchParams.values()];
  return distinct(texts.flatMap((text) => [text, decoded(text)])).filter(({ length }) => length >= SHORTEST_PART);
}

/** Passwords, and `user:password`, of the URLs and host lines in a text, as they stand there and as they are meant. */
function loginsIn(text: string): string[] {
  const logins = [...text.matchAll(URL_LOGIN)].flatMap(([, login = '']) => {
    const at = login.indexOf(':');
    return at < 0 ? [] : [login, login.slice(at + 1)];
  });
  const ofHosts = splitLines(text).flatMap((line) => HOST_LOGIN.exec(line)?.[1] ?? []);
  return distinct([...logins, ...ofHosts].flatMap((login) => [login, decoded(login)])).filter((login) => login !== '');
}

/**
 * The values in the queries of all URLs in a text, as they stand there and as they are meant: under any name where we
 * send the query, else only under names that say so.
 */
function secretsInQueries(text: string, isAsked: boolean): string[] {
  const pairs = [...text.matchAll(/[?&]([^=&#?\s]+)=([^&#\s"']+)/g)];
  return pairs.flatMap(([, name = '', value = '']) => {
    if (!isAsked && !SECRET_NAME.test(name)) return [];
    const plain = decoded(value.replaceAll('+', ' '));
    return distinct([...inVariable(name, plain), ...inVariable(name, value)]);
  });
}

function secretsIn(value: Structure): string[] {
  if (isList(value)) return value.flatMap(secretsIn);
  if (!isMap(value)) return [...loginsIn(value), ...secretsInQueries(value, true)];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === 'headers' ? headerLines(inner).flatMap(secretsInHeader) : []),
    ...secretsIn(inner),
  ]);
}

/** However they are written: as a text, as a list of lines, or as a map. */
function headerLines(value: Structure): string[] {
  if (isList(value)) return value.flatMap(headerLines);
  if (!isMap(value)) return splitLines(value);
  return Object.entries(value).flatMap(([name, inner]) =>
    isMap(inner) || isList(inner) ? headerLines(inner) : [`${name}: ${inner}`],
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
