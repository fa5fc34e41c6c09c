import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { AnswerTooLong, boundedFetch, isNeverSent, readResponse } from '@deploy-actions/http';

const LIMIT = 64 * 1024;
const bounded = boundedFetch(fetch, LIMIT);

describe('boundedFetch, over real sockets', () => {
  let listener: RequestListener = () => undefined;
  const server = createServer((request, response) => listener(request, response));
  let url = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('hands on a whole answer with status and headers', async () => {
    listener = (_, response) => response.writeHead(201, { 'x-a': 'b' }).end('{"n":1}');
    const response = await bounded(url);
    expect([response.status, response.headers.get('x-a'), await response.json()]).toEqual([201, 'b', { n: 1 }]);
  });

  it.each([204, 304])('hands on a status %d without a body', async (status) => {
    listener = (_, response) => response.writeHead(status).end();
    expect((await bounded(url)).status).toBe(status);
  });

  it('takes exactly the limit, and no byte more', async () => {
    listener = ({ url: path }, response) => response.end('x'.repeat(path === '/more' ? LIMIT + 1 : LIMIT));
    expect(await (await bounded(url)).text()).toHaveLength(LIMIT);
    await expect(bounded(`${url}/more`)).rejects.toBeInstanceOf(AnswerTooLong);
  });

  it.each([
    ['an endless body', {}],
    ['an endless body that is packed', { 'content-encoding': 'gzip' }],
  ])('ends at the limit and hangs up: %s', async (_, headers) => {
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      listener = (_request, response) => {
        const out = 'content-encoding' in headers ? createGzip({ level: 1 }) : response;
        response
          .writeHead(200, headers)
          .on('close', resolve)
          .on('error', () => undefined);
        if (out !== response) out.pipe(response);
        const flood = () => {
          if (response.destroyed) return;
          written += 65_536;
          out.write('x'.repeat(65_536), () => setImmediate(flood));
        };
        flood();
      };
    });
    await expect(bounded(url)).rejects.toMatchObject({ name: 'AnswerTooLong', limitBytes: LIMIT });
    await closed;
    expect(written).toBeLessThan(1024 * 1024 * 1024);
  });

  it('counts what a small body unpacks to, and unpacks no more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024), { level: 1 });
    listener = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    const before = process.memoryUsage().rss;
    await expect(bounded(url)).rejects.toBeInstanceOf(AnswerTooLong);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  it('ends with the signal where a body dribbles', async () => {
    const reason = new Error('too late');
    const controller = new AbortController();
    listener = (_, response) => {
      response.write('x');
      controller.abort(reason);
    };
    await expect(bounded(url, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('readResponse', () => {
  it('cuts where no whole body is needed', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(97)) });
    const { bytes, complete } = await readResponse(new Response(endless), 10_000);
    expect([bytes.length, complete]).toEqual([10_000, false]);
  });

  it('rejects where the body breaks off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('terminated')) });
    await expect(readResponse(new Response(broken), 1000)).rejects.toThrow('terminated');
  });
});

describe('isNeverSent', () => {
  const withCode = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code }) });
  it.each([
    ['no one listens', withCode('ECONNREFUSED'), true],
    ['no such name', withCode('ENOTFOUND'), true],
    ['no name server', withCode('EAI_AGAIN'), true],
    ['no connection in time', withCode('UND_ERR_CONNECT_TIMEOUT'), true],
    ['a certificate of another host', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), true],
    ['a connection that broke', withCode('ECONNRESET'), false],
    ['a text that only sounds like it', new Error('connect ECONNREFUSED'), false],
    ['no error', undefined, false],
  ])('%s', (_, error, expected) => {
    expect(isNeverSent(error)).toBe(expected);
  });

  it('ends where causes lead in a circle', () => {
    const loop: { cause?: unknown } = {};
    loop.cause = loop;
    expect(isNeverSent(loop)).toBe(false);
  });
});
