import { codeOf } from './node-error';
import { readBody } from './read-body';

/** The body of an answer is longer than the limit; the rest was neither read nor unpacked. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super(`the answer is longer than ${Math.floor(limitBytes / 1024)} KiB`);
    this.limitBytes = limitBytes;
  }
}

/** Statuses whose answers have no body: a `Response` with one cannot be made. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * A `fetch` whose answers are read to their end before they are handed on, and never further than `limitBytes`, counted
 * after decompression: a client that calls `text()` on an endless body fills the memory. Rejects as `fetch` does, or
 * with `AnswerTooLong`. The time is limited by the caller's signal, which also ends the reading.
 */
export function boundedFetch(fetch: typeof globalThis.fetch, limitBytes: number): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { status, statusText, headers } = response;
    const { bytes, complete } = await readResponse(response, limitBytes);
    if (!complete) throw new AnswerTooLong(limitBytes);
    const body = WITHOUT_BODY.includes(status) ? null : new Uint8Array(bytes);
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}

/** At most `limitBytes` of the body of an answer; `complete` is false where there was more. Rejects where it breaks off. */
export async function readResponse(
  response: Pick<Response, 'body'>,
  limitBytes: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  if (response.body === null) return { bytes: Buffer.alloc(0), complete: true };
  return readBody(asBuffers(response.body), undefined, limitBytes);
}

async function* asBuffers(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of body) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** Codes of errors that only happen before a connection carries the first byte of a request. */
const BEFORE_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EMFILE',
  'ENFILE',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  // The handshake is over before a request is written.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const DEEPEST = 8;

/** What an error was caused by, itself first. Read by shape: an error from another realm is no instance of our Error. */
export function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  let at: unknown = error;
  while (typeof at === 'object' && at !== null && causes.length < DEEPEST) {
    causes.push(at);
    at = 'cause' in at ? at.cause : undefined;
  }
  return causes;
}

/** True where the error proves that no byte of a request was sent; false where that is not known. */
export function isNeverSent(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    const code = codeOf(cause);
    return BEFORE_CONNECTED.has(code) || code.startsWith('EAI_');
  });
}
