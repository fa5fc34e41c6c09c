import type { Deviation } from './answer-head';
import { exchange, type Question } from './exchange';
import type { HttpAnswer, HttpLimits, HttpRequest, HttpWay } from './http-request';
import { openStream } from './open-stream';
import { hostnameOf } from './origin';
import { beginHop, type Progress } from './progress';
import { firstHop, type Hop, nextHop, shownUrl } from './redirect';
import { proxyLogin } from './tunnel';

/**
 * Puts a question and reads the answer to its end, or to the limit, over a fresh connection for each hop. Rejects with
 * what `classifyFault` explains, or with the signal's reason; `progress` tells how far it got.
 */
export async function askHttp(
  request: HttpRequest,
  way: HttpWay,
  limits: HttpLimits,
  signal: AbortSignal,
  progress: Progress,
): Promise<HttpAnswer> {
  let hop = firstHop(request);
  for (let followed = 0; ; followed++) {
    beginHop(progress, hop.url);
    const next = (status: number, location: string | undefined) =>
      request.followRedirects ? heldAt(way, hop, nextHop(hop, status, location, request.userAgent)) : undefined;
    const answer = await askOnce(hop, way, limits, signal, progress, {
      takeBody: request.takeBody,
      needsBody: (status, location) => {
        const to = next(status, location);
        return to === undefined || 'problem' in to;
      },
    });
    const { location, ...rest } = answer;
    const to = next(answer.status, location);
    if (to === undefined) return { ...rest, ...destination(hop.url, location) };
    if ('problem' in to) return { ...rest, problem: to.problem };
    if (followed === limits.redirects) return { ...rest, problem: `more than ${limits.redirects} redirects` };
    hop = to;
  }
}

/** `askHttp` with the ways of this process (its proxy, its resolver); what each question says itself comes first. */
export type AskHttp = typeof askHttp;

export function askingBy(usual: HttpWay): AskHttp {
  return (request, way, limits, signal, progress) => askHttp(request, { ...usual, ...way }, limits, signal, progress);
}

/** Asks by `ask`, and notes once for each URL in what way its answers break HTTP and were read anyway. */
export function notingDeviations(ask: AskHttp, note: (line: string) => void): AskHttp {
  const noted = new Set<string>();
  return async (request, way, limits, signal, progress) => {
    const answer = await ask(request, way, limits, signal, progress);
    const line = answer.deviations && `${shownUrl(new URL(request.url))}: ${describeDeviations(answer.deviations)}`;
    if (line !== undefined && !noted.has(line) && noted.size < MOST_NOTED) {
      noted.add(line);
      note(`${line}.`);
    }
    return answer;
  };
}

/** Of services whose every answer is odd in another way. */
const MOST_NOTED = 20;

export function describeDeviations(deviations: readonly Deviation[]): string {
  return `the answer violates HTTP (${deviations.join(', ')}); it was read as curl and browsers read it`;
}

async function askOnce(
  hop: Hop,
  way: HttpWay,
  limits: HttpLimits,
  signal: AbortSignal,
  progress: Progress,
  reading: Pick<Question, 'needsBody' | 'takeBody'>,
): Promise<HttpAnswer> {
  const { stream, certificate, proxy } = await openStream(hop.url, way, progress, signal);
  const local = `${hop.url.pathname}${hop.url.search}`;
  const path = proxy === undefined ? local : `${hop.url.origin}${local}`;
  const headers = new Map([...hop.headers, ...Object.entries(proxy === undefined ? {} : proxyLogin(proxy))]);
  const answer = await exchange({ hop: { ...hop, headers }, path, ...reading }, stream, limits, signal, progress);
  const { location } = answer.headers;
  return {
    ...answer,
    ...(location === undefined ? {} : { location }),
    ...(proxy === undefined ? {} : { byProxy: true as const }),
    ...(progress.remoteAddress === undefined ? {} : { remoteAddress: progress.remoteAddress }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

/** Whoever asks one address, or one host, wants to hear about that one: it may send us on to another that is well. */
function heldAt({ address, dial }: HttpWay, { url }: Hop, to: ReturnType<typeof nextHop>): ReturnType<typeof nextHop> {
  if ((address === undefined && dial === undefined) || to === undefined || 'problem' in to) return to;
  if (hostnameOf(to.url) === hostnameOf(url)) return to;
  return { problem: `a redirect to another host (${shownUrl(to.url)}), which says nothing about this host` };
}

function destination(from: URL, location: string | undefined): { location?: string } {
  const url = location === undefined ? null : URL.parse(location, from.href);
  return url === null ? {} : { location: shownUrl(url) };
}
