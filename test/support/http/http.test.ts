import { answer, closedPort, hang, json, redirect, reset, startHttpServer, type TestServer } from './index';

let server: TestServer;
beforeEach(async () => {
  server = await startHttpServer();
});
afterEach(() => server.close());

describe('startHttpServer', () => {
  it('answers as told, one behaviour per request, and the last one stays', async () => {
    server.on('/health', answer({ status: 503 }), json({ status: 'healthy' }));
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await fetch(server.url('/health?x=1'))).status);
    expect(statuses).toEqual([503, 200, 200]);
  });

  it('keeps what was asked, with header and body', async () => {
    server.on('/in', redirect('/out', 307));
    server.on('/out', json({}));
    await fetch(server.url('/in'), { method: 'POST', body: 'hello', headers: { 'x-a': 'b' } });
    expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/in', 'hello'],
      ['POST', '/out', 'hello'],
    ]);
    expect(server.requests[0]?.headers['x-a']).toBe('b');
  });

  it('breaks connections, and closes although a request still hangs', async () => {
    server.on('/reset', reset());
    server.on('/hang', hang());
    await expect(fetch(server.url('/reset'))).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    const hanging = expect(fetch(server.url('/hang'))).rejects.toThrow('fetch failed');
    while (server.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await hanging;
  });

  it('finds a port that refuses', async () => {
    const port = await closedPort();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });
});
