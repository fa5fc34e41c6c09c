import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the server treats one request. `signal` is aborted when the server closes: whatever waits must end then. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => unknown;

export interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string;
}

export function answer({ status = 200, headers = {}, body = '' }: Answer = {}): Behaviour {
  return (_, response) => response.writeHead(status, headers).end(body);
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Behaviour {
  return answer({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) });
}

export function redirect(location: string, status = 302): Behaviour {
  return answer({ status, headers: { location } });
}

/** Takes the request and never says a word. */
export function hang(): Behaviour {
  return () => undefined;
}

/** Sends the head and the beginning of a body, and then nothing more. */
export function hangInBody(beginning = '{"status":', status = 200): Behaviour {
  return (_, response) => response.writeHead(status, { 'content-type': 'application/json' }).write(beginning);
}

/** Waits, then behaves. */
export function after(ms: number, behaviour: Behaviour): Behaviour {
  return async (request, response, signal) => {
    await sleep(ms, undefined, { signal });
    return behaviour(request, response, signal);
  };
}

/** The body byte by byte, `everyMs` apart: each byte is in time, the whole never is. */
export function drip(body: string, everyMs: number, status = 200): Behaviour {
  return async (_, response, signal) => {
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)) }).flushHeaders();
    for (const byte of Buffer.from(body)) {
      await sleep(everyMs, undefined, { signal });
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
    }
    response.end();
  };
}

/** A body without an end, as fast as the other side takes it. */
export function flood(chunk = 'x'.repeat(64 * 1024), status = 200): Behaviour {
  return async (_, response, signal) => {
    response.writeHead(status);
    while (!signal.aborted && !response.destroyed) {
      if (!response.write(chunk)) await drained(response, signal);
    }
  };
}

/** Drops the connection with a TCP reset instead of an answer. */
export function reset(): Behaviour {
  return (request) => request.socket.resetAndDestroy();
}

/** Closes the connection in good order, without a word. */
export function hangUp(): Behaviour {
  return (request) => request.socket.end();
}

/** Announces `announced` bytes and breaks off after `body`, with a reset or in good order. */
export function breakOff(body: string, { announced = body.length + 100, withReset = false } = {}): Behaviour {
  return async (request, response, signal) => {
    response.writeHead(200, { 'content-length': String(announced) }).write(body);
    await sleep(10, undefined, { signal });
    if (withReset) request.socket.resetAndDestroy();
    else request.socket.end();
  };
}

/** These bytes and nothing else, then the connection is closed: for what is not HTTP at all. */
export function raw(bytes: string): Behaviour {
  return (request) => request.socket.end(bytes);
}

/** Waits until the other side has taken what was written, or is gone. */
async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const either = { signal: AbortSignal.any([signal, waiting.signal]) };
  await Promise.race([once(response, 'drain', either), once(response, 'close', either)]).finally(() => waiting.abort());
}
