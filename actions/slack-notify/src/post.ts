import { type Clock, withDeadline } from '@deploy-actions/clock';
import { formatDuration } from '@deploy-actions/quantity';
import { IncomingWebhook, IncomingWebhookHTTPError } from '@slack/webhook';
import { limitedText } from './answer-body';
import type { Payload } from './blocks';
import { codeOf, reasonOf } from './network-error';
import { SendWatch } from './send-watch';

/** What came of one attempt, as far as it can be known. */
export type Answer =
  | { kind: 'answered'; status: number; body: string; retryAfter: string }
  /** Not a byte of the request reached the other side. */
  | { kind: 'not-sent'; reason: string }
  /** It may have arrived. */
  | { kind: 'lost'; reason: string };

export interface PostOptions {
  fetch: typeof fetch;
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal;
}

const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Posts once: no retry, no redirect, and a connection of its own, so that a stale one cannot swallow the message. */
export async function post(url: string, payload: Payload, options: PostOptions): Promise<Answer> {
  const { clock, timeoutMs, signal } = options;
  const watch = new SendWatch(url);
  const seen: Seen = { status: 0, retryAfter: '' };
  const tooLate = () => new Error(`no answer within ${formatDuration(timeoutMs)}`);
  const send = (abort: AbortSignal) => {
    const client = new IncomingWebhook(url, {
      fetch: heldFetch(options.fetch, abort, seen),
      retryConfig: { retries: 0 },
    });
    return client.send({ ...payload });
  };
  try {
    const { text } = await withDeadline(clock, timeoutMs, tooLate, send, signal);
    return answered(seen, text);
  } catch (error) {
    if (error instanceof IncomingWebhookHTTPError) return answered(seen, error.body);
    // A refusal stays one, even if its body never came.
    if (seen.status >= 300) return answered(seen, '');
    const failure = seen.failure ?? error;
    if (seen.status > 0) return { kind: 'lost', reason: `HTTP ${seen.status}, then: ${reasonOf(failure)}` };
    const notSent = !watch.sent || NOT_CONNECTED.includes(codeOf(failure));
    return { kind: notSent ? 'not-sent' : 'lost', reason: reasonOf(failure) };
  } finally {
    watch.close();
  }
}

function answered({ status, retryAfter }: Seen, body: string): Answer {
  return { kind: 'answered', status, body, retryAfter };
}

interface Seen {
  status: number;
  retryAfter: string;
  failure?: unknown;
}

type WebhookFetch = NonNullable<NonNullable<ConstructorParameters<typeof IncomingWebhook>[1]>['fetch']>;

/** The library reads neither Retry-After nor, from another realm, the cause of a failure: both are noted on the way. */
function heldFetch(fetch: PostOptions['fetch'], signal: AbortSignal, seen: Seen): WebhookFetch {
  return async (url, init) => {
    try {
      const headers = { ...init?.headers, connection: 'close' };
      const response = await fetch(url, { ...init, headers, signal, redirect: 'manual' });
      seen.status = response.status;
      seen.retryAfter = response.headers.get('retry-after') ?? '';
      const { status, statusText, ok } = response;
      return { ok, status, statusText, url: '', headers: response.headers, ...bodyOf(await limitedText(response)) };
    } catch (error) {
      seen.failure = error;
      throw error;
    }
  };
}

function bodyOf(text: string) {
  return {
    text: async () => text,
    json: async (): Promise<unknown> => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}
