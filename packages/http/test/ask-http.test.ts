import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AskHttp, notingDeviations, startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import { answer, json, redirect, startHttpServer, type TestServer } from '../../../test/support/http';
import { askWith, request } from './question';

let server: TestServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

describe('askHttp', () => {
  it('reads an answer with its headers, and tells who answered', async () => {
    server.on('/good', json({ status: 'healthy' }, 200, { 'x-a': 'b' }));
    expect(await askWith(server.url('/good'))).toEqual({
      status: 200,
      headers: expect.objectContaining({ 'x-a': 'b', 'content-type': 'application/json' }),
      body: '{"status":"healthy"}',
      complete: true,
      remoteAddress: '127.0.0.1',
    });
  });

  it('gives the body to who takes it, unpacked and piece by piece', async () => {
    server.on('/good', json({ status: 'healthy' }));
    const taken: unknown[] = [];
    const takeBody = (status: number, headers: Readonly<Record<string, string>>) => {
      taken.push(status, headers['content-type']);
      return (bytes: Uint8Array) => taken.push(Buffer.from(bytes).toString());
    };
    expect(await askWith(server.url('/good'), { takeBody })).toMatchObject({ status: 200, body: '', complete: true });
    expect(taken).toEqual([200, 'application/json', '{"status":"healthy"}']);
    expect(await askWith(server.url('/good'), { takeBody: () => undefined })).toMatchObject({
      body: '{"status":"healthy"}',
    });
  });

  it('tells where a redirect would have led, without its query', async () => {
    server.on('/moved', redirect('/login?next=secret'));
    expect(await askWith(server.url('/moved'))).toMatchObject({ status: 302, location: server.url('/login') });
  });

  it('follows where told to, leaves the headers behind, and knows where it is', async () => {
    const other = await startHttpServer();
    try {
      server.on('/one', redirect('/two'));
      server.on('/two', redirect(other.url('/three')));
      other.on('/three', answer({ body: 'well' }));
      const headers: [string, string][] = [['Authorization', 's']];
      const seen = await askWith(server.url('/one'), { followRedirects: true, headers });
      expect(seen).toMatchObject({ status: 200, body: 'well' });
      expect(seen).not.toHaveProperty('location');
      expect(server.requests.slice(-2).map(({ headers }) => headers.authorization)).toEqual(['s', 's']);
      expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    } finally {
      await other.close();
    }
  });

  it('gives up after five redirects', async () => {
    server.on('/loop', redirect('/loop'));
    const before = server.requests.length;
    expect(await askWith(server.url('/loop'), { followRedirects: true })).toMatchObject({
      status: 302,
      problem: 'more than 5 redirects',
    });
    expect(server.requests.length - before).toBe(6);
  });

  it('does not leave http', async () => {
    server.on('/away', redirect('file:///etc/passwd'));
    expect(await askWith(server.url('/away'), { followRedirects: true })).toMatchObject({
      status: 302,
      problem: 'a redirect to something that is not an http(s) URL',
    });
  });
});

describe('a Host header', () => {
  it('stands in place of the host of the URL, once', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(...request.rawHeaders.filter((_, at, all) => all[at - 1]?.toLowerCase() === 'host'));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await askWith(`http://127.0.0.1:${port}/`, { headers: [['Host', 'shop.example']] });
    await askWith(`http://127.0.0.1:${port}/`);
    server.close();
    expect(seen).toEqual(['shop.example', `127.0.0.1:${port}`]);
  });
});

describe('notingDeviations', () => {
  it('notes once for each URL how its answers break HTTP, without the query', async () => {
    const lines: string[] = [];
    const answer = { status: 200, headers: {}, body: '', complete: true };
    const odd: AskHttp = async () => ({ ...answer, deviations: ['bare-lf'] });
    const even: AskHttp = async () => answer;
    const urls = ['http://a.example/x?token=1', 'http://a.example/x?token=2', 'http://b.example/'];
    const { signal } = new AbortController();
    for (const ask of [odd, even].map((each) => notingDeviations(each, (line) => lines.push(line)))) {
      for (const url of urls) await ask(request(url), {}, USUAL_LIMITS, signal, startProgress(url));
    }
    expect(lines).toEqual([
      'http://a.example/x: the answer violates HTTP (bare-lf); it was read as curl and browsers read it.',
      'http://b.example/: the answer violates HTTP (bare-lf); it was read as curl and browsers read it.',
    ]);
  });
});
