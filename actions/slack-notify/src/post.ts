import { type Clock, withDeadline } from '@deploy-actions/clock';
import { causesOf, codeOf, isNeverSent, readResponse } from '@deploy-actions/http';
import { formatDuration } from '@deploy-actions/quantity';
import { IncomingWebhook, IncomingWebhookHTTPError } from '@slack/webhook';
import { SendWatch } from './send-watch';

/** What came of one attempt, as far as it can be known. */
export type Answer =
  | { kind: 'answered'; status: number; body: string; retryAfter: string }
  /** No byte of the request reached the other side; it may the next time. */
  | { kind: 'not-sent'; reason: string }
  /** `fetch` itself refused to send it, and will again: a port that it blocks. */
  | { kind: 'refused'; reason: string }
  /** It may have arrived. */
  | { kind: 'lost'; reason: string };

export interface PostOptions {
  fetch: typeof fetch;
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Slack answers with a word or two; an endless body must fill neither memory nor log. */
const ANSWER_LIMIT_BYTES = 16 * 1024;

/** Posts once: no retry, no redirect, and a connection of its own, so that a stale one cannot swallow the message. */
export async function post(url: string, payload: object, options: PostOptions): Promise<Answer> {
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
    return { kind: unanswered(failure, watch, options.fetch), reason: reasonOf(failure) };
  } finally {
    watch.close();
  }
}

/** What is known of a request without an answer. */
function unanswered(failure: unknown, watch: SendWatch, used: PostOptions['fetch']): 'not-sent' | 'refused' | 'lost' {
  if (isNeverSent(failure) || watch.sent === false) return 'not-sent';
  // Node's fetch refuses what it will not send before it makes a request of it, with a TypeError and no code. Time-outs
  // and cancellations come as other errors, broken connections with a code.
  const isFetchError = causesOf(failure).some((cause) => 'name' in cause && cause.name === 'TypeError');
  const hasCode = causesOf(failure).some((cause) => codeOf(cause) !== '');
  const isRefusal = used === globalThis.fetch && isFetchError && !hasCode && watch.sent === undefined;
  return isRefusal ? 'refused' : 'lost';
}

/** The innermost message; one address tried after the other (an AggregateError) has only a code. */
function reasonOf(error: unknown): string {
  const causes: { message?: unknown }[] = causesOf(error);
  const messages = causes.flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
  const codes = causes.map(codeOf).filter((code) => code !== '');
  return messages.at(-1) || codes.at(-1) || 'no answer';
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
      const text = (await readResponse(response, ANSWER_LIMIT_BYTES)).bytes.toString('utf8');
      return { ok, status, statusText, url: '', headers: response.headers, ...bodyOf(text) };
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
