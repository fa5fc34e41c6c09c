import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { answer, type Behaviour } from './behaviour';

export interface SeenRequest {
  method: string;
  /** Path and query, as sent. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface TestServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  origin: string;
  port: number;
  url(path?: string): string;
  /**
   * What happens at this path (without query) from now on. With several behaviours each request uses up one; the last
   * one stays. A path that nobody set answers 404.
   */
  on(path: string, ...behaviours: [Behaviour, ...Behaviour[]]): void;
  /** Every request in the order of its arrival, complete with its body. */
  requests: SeenRequest[];
  /** Ends what still waits, drops all connections and frees the port. */
  close(): Promise<void>;
}

/** A server on a free port of 127.0.0.1 that does what each test tells it; over TLS where a key and certificate are given. */
export async function startHttpServer(tls?: { key: string; cert: string }): Promise<TestServer> {
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  const behaviours = new Map<string, Behaviour[]>();
  const requests: SeenRequest[] = [];
  const server = tls === undefined ? createServer() : createSecureServer(tls);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('request', async (request: IncomingMessage, response) => {
    try {
      const url = request.url ?? '/';
      const seen = { method: request.method ?? '', url, headers: request.headers, body: '' };
      requests.push(seen);
      const behaviour = next(behaviours.get(url.split('?')[0] ?? ''));
      for await (const chunk of request) seen.body += String(chunk);
      await behaviour(request, response, closing.signal);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  return {
    origin,
    port,
    url: (path = '/') => origin + path,
    on: (path, ...list) => behaviours.set(path, list),
    requests,
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

function next(list: Behaviour[] | undefined): Behaviour {
  return (list && list.length > 1 ? list.shift() : list?.[0]) ?? answer({ status: 404 });
}
