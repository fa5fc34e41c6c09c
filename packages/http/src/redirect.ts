import type { HttpRequest } from './http-request';

/** One request of a chain of redirects, as it goes over the wire. */
export interface Hop {
  url: URL;
  method: string;
  /** By lower-case name. */
  headers: Map<string, string>;
  body: string | undefined;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** Every question goes over a connection of its own: a kept one may be stale, and pins one server behind a balancer. */
export function firstHop({ url, method, headers, body, userAgent }: HttpRequest): Hop {
  const all = plainHeaders(userAgent);
  const own = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = own.get(name.toLowerCase());
    own.set(name.toLowerCase(), before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  for (const [name, value] of own) all.set(name, value);
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'text/plain;charset=UTF-8');
  return { url: new URL(url), method, headers: all, body };
}

/** Where an answer sends us, if it is a redirect at all; `problem` where we must not go. */
export function nextHop(
  hop: Hop,
  status: number,
  location: string | undefined,
  userAgent: string,
): Hop | { problem: string } | undefined {
  if (!REDIRECTS.includes(status) || location === undefined) return undefined;
  const url = URL.parse(location, hop.url.href);
  if (url === null || !/^https?:$/.test(url.protocol))
    return { problem: 'a redirect to something that is not an http(s) URL' };
  if (url.username !== '' || url.password !== '') return { problem: 'a redirect to a URL with credentials' };
  // Anybody on the way could then answer in the name of the service.
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') return { problem: 'a redirect from https to http' };
  const turnsToGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST';
  const isNear = url.origin === hop.url.origin;
  if (!isNear && !turnsToGet && hop.body !== undefined) {
    return { problem: 'a redirect that would carry the body to another origin' };
  }
  const headers = isNear ? new Map(hop.headers) : plainHeaders(userAgent);
  if (turnsToGet) for (const name of ['content-type', 'content-encoding', 'content-language']) headers.delete(name);
  return {
    url,
    method: turnsToGet ? 'GET' : hop.method,
    headers,
    body: turnsToGet ? undefined : hop.body,
  };
}

/** A URL for people: the query may hold what is nobody's business. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function plainHeaders(userAgent: string): Map<string, string> {
  return new Map([
    ['accept', '*/*'],
    // Node unpacks on the few threads on which it resolves names, too: names that hang would hold up a packed answer.
    ['accept-encoding', 'identity'],
    ['cache-control', 'no-cache'],
    ['user-agent', userAgent],
    ['connection', 'close'],
  ]);
}
