import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Deviation } from './answer-head';
import type { HttpLimits, HttpRequest } from './http-request';
import type { Progress } from './progress';
import { AnswerReader } from './read-answer';
import { readBody } from './read-body';
import type { Hop } from './redirect';
import { textOf } from './text';

export interface Question {
  hop: Hop;
  /** As it stands in the request: a whole URL where a proxy must know it. */
  path: string;
  /** Of an answer that only leads elsewhere nobody reads the body. */
  needsBody(status: number, location: string | undefined): boolean;
  takeBody: HttpRequest['takeBody'];
}

export interface Exchanged {
  status: number;
  headers: Record<string, string>;
  body: string;
  complete: boolean;
  deviations?: readonly Deviation[];
}

/**
 * Sends one request over a stream and reads its answer. Rejects as the stream does, with a `WireError`, or as the
 * signal says. The stream is not used again.
 */
export async function exchange(
  question: Question,
  stream: Duplex,
  limits: HttpLimits,
  signal: AbortSignal,
  progress: Progress,
): Promise<Exchanged> {
  progress.stage = 'waiting';
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
  });
  aborted.catch(() => undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    const reading = sendAndRead(question, stream, limits, progress);
    // Who gave up does not hear how it ended.
    reading.catch(() => undefined);
    return await Promise.race([aborted, reading]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    stream.destroy();
  }
}

async function sendAndRead(
  { hop, path, needsBody, takeBody }: Question,
  stream: Duplex,
  limits: HttpLimits,
  progress: Progress,
): Promise<Exchanged> {
  const request = requestBytes(hop, path);
  const reader = new AnswerReader(stream, limits);
  stream.write(request);
  const head = await reader.head();
  const { status, headers } = head;
  progress.status = status;
  progress.stage = 'body';
  const read = needsBody(status, headers.location)
    ? await readBody(
        reader.body(hop.method, head),
        headers['content-encoding'],
        limits.bodyBytes,
        takeBody?.(status, headers),
      )
    : { bytes: Buffer.alloc(0), complete: true };
  const deviations = [...reader.deviations].sort();
  return {
    status,
    headers,
    complete: read.complete,
    body: textOf(read.bytes, headers['content-type']),
    ...(deviations.length === 0 ? {} : { deviations }),
  };
}

/** Methods for which an absent body needs no word. */
const WITHOUT_BODY = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];

/** Throws as Node does where a name, a value or the path cannot stand in a request. */
function requestBytes({ method, url, headers, body }: Hop, path: string): Buffer {
  if (/[^\x21-\xff]/.test(path)) {
    throw Object.assign(new Error('The path has characters that must be encoded.'), {
      code: 'ERR_UNESCAPED_CHARACTERS',
    });
  }
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  const all = new Map([['host', url.host], ...headers]);
  if (body !== undefined || !WITHOUT_BODY.includes(method)) all.set('content-length', String(length));
  const lines = [...all].map(([name, value]) => {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return `${name}: ${value}\r\n`;
  });
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
    Buffer.from(body ?? ''),
  ]);
}
