import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { SendWatch } from '../src/send-watch';

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function watched(url: string, timeoutMs: number): Promise<boolean | undefined> {
  const watch = new SendWatch(url);
  await fetch(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  watch.close();
  return watch.sent;
}

describe('SendWatch', () => {
  it('sees a request that was written and not answered', async () => {
    const server = createServer(() => undefined);
    const port = await portOf(server);
    expect(await watched(`http://127.0.0.1:${port}/a|b?c=d`, 1000)).toBe(true);
    server.closeAllConnections();
    server.close();
  });

  it('sees that a request waits for a TLS handshake that never ends', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    const port = await portOf(server);
    expect(await watched(`https://127.0.0.1:${port}/`, 500)).toBe(false);
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('sees that nobody listens', async () => {
    const server = createTcpServer();
    const port = await portOf(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await watched(`http://127.0.0.1:${port}/`, 1000)).toBe(false);
  });

  it('says so where it saw no request at all, as for a port that fetch blocks', async () => {
    expect(await watched('http://127.0.0.1:6000/services/x', 1000)).toBeUndefined();
  });

  it('takes a request that looks different on the way for a written one', async () => {
    const server = createServer((_, response) => response.end());
    const port = await portOf(server);
    const watch = new SendWatch('https://hooks.slack.com/services/x');
    await fetch(`http://127.0.0.1:${port}/`);
    watch.close();
    expect(watch.sent).toBe(true);
    server.close();
    server.closeAllConnections();
  });
});
