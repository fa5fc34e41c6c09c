import type { HttpRequest } from './http-request';

/** One request of a chain of redirects, as it goes over the wire. */
export interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: string | undefined;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** Every probe asks over a connection of its own: a kept one may be stale, and pins one server behind a balancer. */
export function firstHop({ url, method, headers, body, userAgent }: HttpRequest): Hop {
  const all = plainHeaders(userAgent);
  const own = new Headers(headers.map(([name, value]) => [name, value]));
  own.forEach((value, name) => {
    all.set(name, value);
  });
  return { url: new URL(url), method, headers: all, body };
}

/** Where an answer sends us, if it is a redirect at all; `problem` where we must not go. */
export function nextHop(
  hop: Hop,
  status: number,
  location: string | null,
  userAgent: string,
): Hop | { problem: string } | undefined {
  if (!REDIRECTS.includes(status) || location === null) return undefined;
  const url = URL.parse(location, hop.url.href);
  if (url === null || !/^https?:$/.test(url.protocol)) return { problem: 'a redirect to what is no http(s) URL' };
  if (url.username !== '' || url.password !== '') return { problem: 'a redirect to a URL with credentials' };
  const turnsToGet = status === 303 ? hop.method !== 'HEAD' : status < 303 && hop.method === 'POST';
  const isNear = url.origin === hop.url.origin;
  if (!isNear && !turnsToGet && hop.body !== undefined) {
    return { problem: 'a redirect that would carry the body to another origin' };
  }
  const headers = isNear ? new Headers(hop.headers) : plainHeaders(userAgent);
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

function plainHeaders(userAgent: string): Headers {
  return new Headers({ 'user-agent': userAgent, connection: 'close' });
}
