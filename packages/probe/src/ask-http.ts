import type { HttpAnswer, HttpRequest } from './http-request';
import { readBody } from './read-body';
import { firstHop, nextHop, shownUrl } from './redirect';

const BODY_LIMIT = 1024 * 1024;
const MOST_REDIRECTS = 5;

/** How far a question got, for whoever must explain why it did not come to its end. */
export interface Progress {
  /** The URL that was asked last: another one after a redirect. */
  url: URL;
  status?: number;
}

/** Puts a question and reads the answer to its end, or to 1 MiB. Rejects as fetch does, or as the signal says. */
export async function askHttp(
  request: HttpRequest,
  world: { fetch: typeof fetch; signal: AbortSignal },
  progress: Progress,
): Promise<HttpAnswer> {
  let hop = firstHop(request);
  for (let followed = 0; ; followed++) {
    progress.url = hop.url;
    delete progress.status;
    const response = await world.fetch(hop.url, {
      method: hop.method,
      headers: hop.headers,
      ...(hop.body === undefined ? {} : { body: hop.body }),
      redirect: 'manual',
      cache: 'no-store',
      signal: world.signal,
    });
    progress.status = response.status;
    const location = response.headers.get('location');
    const next = request.followRedirects ? nextHop(hop, response.status, location, request.userAgent) : undefined;
    if (next === undefined || 'problem' in next) {
      const read = await readBody(response, BODY_LIMIT, world.signal);
      return { status: response.status, ...read, ...(next ?? destination(hop.url, location)) };
    }
    response.body?.cancel().catch(() => undefined);
    if (followed === MOST_REDIRECTS) {
      return { status: response.status, body: '', complete: true, problem: `more than ${MOST_REDIRECTS} redirects` };
    }
    hop = next;
  }
}

function destination(from: URL, location: string | null): { location?: string } {
  const url = location === null ? null : URL.parse(location, from.href);
  return url === null ? {} : { location: shownUrl(url) };
}
