import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxyServer {
  port: number;
  /** What it was asked for, and by whom: `CONNECT a.example:443` or `GET http://a.example/`. */
  seen: { line: string; login: string | undefined }[];
  close(): Promise<void>;
}

/** A proxy that leads everywhere to one port of 127.0.0.1, or refuses with a status. */
export async function startProxy(behind: number | { status: number } | 'hangs'): Promise<ProxyServer> {
  const seen: ProxyServer['seen'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, login: request.headers['proxy-authorization'] });
    if (typeof behind === 'object') response.writeHead(behind.status).end();
    else response.end('through the proxy');
  });
  server.on('connect', (request, client: Socket) => {
    seen.push({ line: `CONNECT ${request.url}`, login: request.headers['proxy-authorization'] });
    client.on('error', () => undefined);
    if (behind === 'hangs') return;
    if (typeof behind === 'object') {
      client.end(`HTTP/1.1 ${behind.status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const target = connect(behind, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    target.on('error', () => client.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
