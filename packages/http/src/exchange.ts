import { type IncomingMessage, request as startRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpLimits, HttpRequest } from './http-request';
import { hostnameOf, portOf } from './origin';
import type { Progress } from './progress';
import { readBody } from './read-body';
import type { Hop } from './redirect';
import { textOf } from './text';
import { WireError } from './wire-error';

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
}

/**
 * Sends one request over a stream and reads its answer. Rejects as Node does, with a `WireError`, or as the signal
 * says. The stream is not used again.
 */
export async function exchange(
  question: Question,
  stream: Duplex,
  limits: HttpLimits,
  signal: AbortSignal,
  progress: Progress,
): Promise<Exchanged> {
  progress.stage = 'waiting';
  let breakOff: (error: unknown) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => {
    breakOff = reject;
  });
  broken.catch(() => undefined);
  const onAbort = () => breakOff(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    signal.throwIfAborted();
    const response = await Promise.race([broken, respond(question, stream, limits, breakOff)]);
    const status = response.statusCode ?? 0;
    if (status < 100 || status > 599) throw new WireError(`no proper answer: there is no status ${status} in HTTP`);
    progress.status = status;
    progress.stage = 'body';
    const headers = headersOf(response);
    const read =
      status === 101 || !question.needsBody(status, headers.location)
        ? { bytes: Buffer.alloc(0), complete: true }
        : await Promise.race([
            broken,
            readBody(response, headers['content-encoding'], limits.bodyBytes, question.takeBody?.(status, headers)),
          ]);
    return { status, headers, complete: read.complete, body: textOf(read.bytes, headers['content-type']) };
  } finally {
    signal.removeEventListener('abort', onAbort);
    stream.destroy();
  }
}

function respond(
  { hop, path }: Question,
  stream: Duplex,
  limits: HttpLimits,
  breakOff: (error: unknown) => void,
): Promise<IncomingMessage> {
  return new Promise((resolve) => {
    let informational = 0;
    let answered: IncomingMessage | undefined;
    const request = startRequest({
      createConnection: () => stream,
      host: hostnameOf(hop.url),
      port: portOf(hop.url),
      method: hop.method,
      path,
      headers: { host: hop.url.host, ...Object.fromEntries(hop.headers) },
      maxHeaderSize: limits.headerBytes,
      insecureHTTPParser: false,
    });
    const onAnswer = (response: IncomingMessage) => {
      answered = response;
      response.on('error', onError);
      resolve(response);
    };
    // What comes behind a complete answer is no part of it, in whichever packet it came.
    const onError = (error: unknown) => (answered?.complete ? undefined : breakOff(error));
    request.on('error', onError);
    request.on('response', onAnswer);
    request.on('upgrade', onAnswer);
    request.on('information', () => {
      if (++informational > limits.informational) {
        breakOff(new WireError(`more than ${limits.informational} interim answers (1xx) and no real one`));
      }
    });
    request.end(hop.body);
  });
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) plain[name] = [value].flat().join(', ');
  return plain;
}
