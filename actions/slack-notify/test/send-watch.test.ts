import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { SendWatch } from '../src/send-watch';

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function watched(url: string, timeoutMs: number): Promise<boolean> {
  const watch = new SendWatch(url);
  await fetch(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  watch.close();
  return watch.sent;
}

describe('SendWatch', () => {
  it('sees a request that was written and not answered', async () => {
    const server = createServer(() => undefined);
    const port = await portOf(server);
    expect(await watched(`http://127.0.0.1:${port}/a|b?c=d`, 60)).toBe(true);
    server.closeAllConnections();
    server.close();
  });

  it('sees that a request waits for a TLS handshake that never ends', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    const port = await portOf(server);
    expect(await watched(`https://127.0.0.1:${port}/`, 60)).toBe(false);
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('sees that nobody listens', async () => {
    const server = createTcpServer();
    const port = await portOf(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await watched(`http://127.0.0.1:${port}/`, 1000)).toBe(false);
  });

  it('takes what it never saw for sent', () => {
    const watch = new SendWatch('https://hooks.slack.com/services/x');
    watch.close();
    expect(watch.sent).toBe(true);
  });
});
