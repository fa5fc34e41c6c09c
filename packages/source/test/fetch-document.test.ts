import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { fetchDocument } from '../src/fetch-document';
import { type LoopbackServer, listen } from './loopback-server';

let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(listener: RequestListener, { timeoutMs = 5000, signal = new AbortController().signal } = {}) {
  server = await listen(listener);
  const request = { url: server.url, headers: [['X-Token', 'secret']] as const, timeoutMs };
  return fetchDocument(request, { ask: askHttp, clock: systemClock, signal });
}

describe('fetchDocument, against a real server', () => {
  it('asks once, with its own name and the given headers', async () => {
    const seen: unknown[] = [];
    const answer = await ask((request, response) => {
      seen.push([request.method, request.url, request.headers['user-agent'], request.headers['x-token']]);
      response.end('{"error_rate": 0.02}');
    });
    expect(answer).toEqual({ document: { error_rate: 0.02 } });
    expect(seen).toEqual([['GET', '/metrics', 'deploy-actions-error-rate-monitor/1', 'secret']]);
  });

  it.each<[string, RequestListener, string, string]>([
    ['500', (_, response) => response.writeHead(500).end('{"error_rate": 0}'), 'provider', 'status 500'],
    ['403', (_, response) => response.writeHead(403).end('{"error_rate": 0}'), 'access', 'status 403'],
    ['a redirect', (_, response) => response.writeHead(302, { location: '/ok' }).end(), 'access', 'not followed'],
    ['HTML with 200', (_, response) => response.end('<html>'), 'query', 'not JSON'],
    ['a hang-up', (request) => request.socket.destroy(), 'provider', 'the connection was closed without an answer'],
    [
      'half a body',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"error_rate": 0', () => response.destroy());
      },
      'provider',
      'before the answer was complete',
    ],
    [
      'a body over 1 MiB',
      (_, response) => response.end(`"${'x'.repeat(1024 * 1024)}"`),
      'query',
      'longer than 1.0 MiB',
    ],
    [
      'a small body that unpacks to more than 1 MiB',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(`"${'x'.repeat(4 * 1024 * 1024)}"`));
      },
      'query',
      'longer than 1.0 MiB',
    ],
  ])('%s is no data', async (_, listener, kind, reason) => {
    expect(await ask(listener)).toMatchObject({ problem: { kind, reason: expect.stringContaining(reason) } });
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['never ends its body', (_, response) => response.write('{"error_rate": ')],
    [
      'drips',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('one time-out covers a server that %s', async (_, listener) => {
    expect(await ask(listener, { timeoutMs: 60 })).toEqual({
      problem: { kind: 'provider', reason: 'no complete answer within 60 ms' },
    });
  });

  it('says that nobody listens', async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    const request = { url: gone.url, headers: [], timeoutMs: 5000 };
    const answer = await fetchDocument(request, {
      ask: askHttp,
      clock: systemClock,
      signal: new AbortController().signal,
    });
    expect(answer).toMatchObject({
      problem: { kind: 'provider', reason: expect.stringContaining('the connection was refused') },
    });
  });

  it('ends at once with the reason when the run is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const answer = ask(() => controller.abort(reason), { signal: controller.signal });
    await expect(answer).rejects.toBe(reason);
  });
});
