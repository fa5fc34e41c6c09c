import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@deploy-actions/clock';
import { askingBy, type HttpRequest, type HttpWay } from '@deploy-actions/http';
import { type Observation, probeHttp } from '@deploy-actions/probe';
import {
  after,
  answer,
  type Behaviour,
  breakOff,
  closedPort,
  drip,
  flood,
  hang,
  hangInBody,
  hangUp,
  json,
  raw,
  redirect,
  reset,
  startHttpServer,
  type TestServer,
} from '../../../test/support/http';
import { expectations, request } from './example';

let server: TestServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

function ask(
  url: string,
  given: Partial<HttpRequest> = {},
  timeoutMs = 2000,
  json: string[] = [],
  way: HttpWay = {},
): Promise<Observation> {
  const world = { ask: askingBy(way), clock: systemClock, signal: new AbortController().signal };
  return probeHttp({ request: request(url, given), expect: expectations({ json }), timeoutMs }, world);
}

describe('probeHttp against real sockets', () => {
  it('reads a good answer', async () => {
    server.on('/good', json({ status: 'healthy', version: 'v2' }));
    const seen = await ask(server.url('/good'), {}, 2000, ['$.status == "healthy"']);
    expect(seen).toMatchObject({ ok: true, kind: 'answered', status: 200, version: 'v2', timedOut: false });
  });

  const slow: [string, Behaviour, string][] = [
    ['hangs', hang(), 'no answer within 400 ms'],
    ['hangs in the body', hangInBody(), 'the answer was not complete within 400 ms'],
    ['drips', drip('{"status":"healthy"}', 30), 'the answer was not complete within 400 ms'],
    ['is too late', after(5000, json({})), 'no answer within 400 ms'],
  ];
  it.each(slow)('a service that %s is unhealthy in bounded time', async (name, behaviour, reason) => {
    server.on(`/${name.replaceAll(' ', '-')}`, behaviour);
    const seen = await ask(server.url(`/${name.replaceAll(' ', '-')}`), {}, 400);
    expect(seen).toMatchObject({ ok: false, kind: 'no-answer', timedOut: true, reason });
    expect(seen.latencyMs).toBeLessThan(1000);
  });

  const broken: [string, Behaviour, string][] = [
    ['reset', reset(), 'the connection was reset (ECONNRESET)'],
    ['hung up', hangUp(), 'the connection was closed without an answer'],
    ['cut short', breakOff('{}'), 'the connection was closed before the answer was complete'],
    ['reset in the body', breakOff('{}', { withReset: true }), 'the connection was reset (ECONNRESET)'],
    ['no HTTP', raw('220 mail.example ESMTP\r\n'), 'invalid HTTP answer: '],
    ['a broken chunk', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'), 'invalid HTTP answer: '],
    [
      'no gzip',
      raw('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc'),
      'the body cannot be decompressed (gzip)',
    ],
  ];
  it.each(broken)('an answer that is %s is unhealthy', async (name, behaviour, reason) => {
    const path = `/broken/${name.replaceAll(' ', '-')}`;
    server.on(path, behaviour);
    expect(await ask(server.url(path))).toMatchObject({
      ok: false,
      kind: 'no-answer',
      timedOut: false,
      reason: expect.stringContaining(reason),
    });
  });

  it('a refused connection is unhealthy', async () => {
    const seen = await ask(`http://127.0.0.1:${await closedPort()}/`);
    expect(seen).toMatchObject({ ok: false, kind: 'no-answer', reason: 'the connection was refused (ECONNREFUSED)' });
  });

  it('a plain server behind https:// is unhealthy', async () => {
    expect(await ask(server.origin.replace('http:', 'https:'))).toMatchObject({ ok: false, kind: 'no-answer' });
  });

  it('reads no more than 1 MiB of a body without an end', async () => {
    server.on('/flood', flood());
    expect(await ask(server.url('/flood'))).toMatchObject({ ok: true, kind: 'answered', status: 200 });
    expect(await ask(server.url('/flood'), {}, 2000, ['$.status'])).toMatchObject({
      ok: false,
      kind: 'own-fault',
      reason: 'the body is longer than 1 MiB, so its JSON was not read',
    });
  });

  it('judges a redirect by its own status, and follows it only where told to', async () => {
    server.on('/moved', redirect('/target'));
    server.on('/target', json({}));
    expect(await ask(server.url('/moved'))).toMatchObject({ ok: false, kind: 'answered', status: 302 });
    expect(await ask(server.url('/moved'), { followRedirects: true })).toMatchObject({ ok: true, status: 200 });
  });

  it('does not carry headers to another origin', async () => {
    const other = await startHttpServer();
    try {
      other.on('/', json({}));
      server.on('/away', redirect(other.url('/')));
      const headers: [string, string][] = [['Authorization', 'Bearer secret']];
      expect(await ask(server.url('/away'), { followRedirects: true, headers })).toMatchObject({ ok: true });
      expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer secret');
      expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    } finally {
      await other.close();
    }
  });

  it('sends method, body and our name, over a connection of its own', async () => {
    server.on('/post', answer({ status: 200 }));
    await ask(server.url('/post'), { method: 'POST', body: '{"deep":true}', headers: [['Content-Type', 'a/b']] });
    expect(server.requests.at(-1)).toMatchObject({
      method: 'POST',
      body: '{"deep":true}',
      headers: { 'content-type': 'a/b', connection: 'close', 'user-agent': 'deploy-actions-health-gate/1' },
    });
  });
});

describe('probeHttp behind a proxy', () => {
  it.each([
    ['refuses', 403, 'own-fault'],
    ['wants a login', 407, 'own-fault'],
    ['cannot reach the service', 503, 'no-answer'],
  ])('that %s', async (_, status, kind) => {
    const proxy = createServer().on('connect', (_request, socket) => {
      socket.on('error', () => undefined);
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const proxyEnv = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    try {
      expect(await ask('https://a.example/', {}, 2000, [], { proxyEnv })).toMatchObject({ ok: false, kind });
    } finally {
      await new Promise((resolve) => proxy.close(resolve));
    }
  });

  it('that is not there', async () => {
    const proxyEnv = { http_proxy: `http://127.0.0.1:${await closedPort()}` };
    expect(await ask(server.url('/good'), {}, 2000, [], { proxyEnv })).toMatchObject({
      ok: false,
      kind: 'own-fault',
      reason: expect.stringContaining('the proxy at port'),
    });
  });
});
