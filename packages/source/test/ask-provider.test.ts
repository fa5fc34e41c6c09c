import type { RequestListener } from 'node:http';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { askProvider } from '../src/ask-provider';
import { type LoopbackServer, listen } from './loopback-server';

let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(
  listener: RequestListener,
  { body = undefined as string | undefined, timeoutMs = 5000, signal = new AbortController().signal } = {},
) {
  server = await listen(listener);
  const request = {
    url: server.url,
    headers: [['X-Key', 'k']] as const,
    timeoutMs,
    ...(body === undefined ? {} : { body }),
  };
  return askProvider(request, { ask: askHttp, clock: systemClock, signal }, () => 'its words');
}

describe('askProvider, against a real server', () => {
  it.each([
    [undefined, 'GET'],
    ['{"a":1}', 'POST'],
  ])('the body %s goes by %s', async (body, method) => {
    const seen: unknown[] = [];
    const answer = await ask(
      (request, response) => {
        seen.push(request.method, request.headers['x-key'], request.headers.accept);
        request.setEncoding('utf8').on('data', (text) => seen.push(text));
        request.on('end', () => response.end('{"ok":true}'));
      },
      { body },
    );
    expect(answer).toEqual({ document: { ok: true } });
    expect(seen).toEqual([method, 'k', 'application/json', ...(body === undefined ? [] : [body])]);
  });

  it('tells a refusal in the words of the provider, where it is JSON', async () => {
    expect(await ask((_, response) => response.writeHead(403).end('{}'))).toMatchObject({
      problem: { kind: 'access', reason: 'status 403: its words' },
    });
    await server?.close();
    expect(await ask((_, response) => response.writeHead(502).end('<html>'))).toMatchObject({
      problem: { kind: 'provider', reason: 'status 502' },
    });
    await server?.close();
    expect(await ask((_, response) => response.writeHead(401).end('no org id\n'))).toMatchObject({
      problem: { kind: 'access', reason: 'status 401: no org id' },
    });
  });

  it('gives up in time', async () => {
    expect(await ask(() => undefined, { timeoutMs: 60 })).toEqual({
      problem: { kind: 'provider', reason: 'no complete answer within 60 ms' },
    });
  });

  it('ends at once when the run is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    await expect(ask(() => controller.abort(reason), { signal: controller.signal })).rejects.toBe(reason);
  });
});
