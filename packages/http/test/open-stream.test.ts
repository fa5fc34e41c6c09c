import { connect, type LookupFunction } from 'node:net';
import { Duplex } from 'node:stream';
import type { HttpWay } from '@deploy-actions/http';
import { answer, closedPort, startHttpServer, type TestServer } from '../../../test/support/http';
import { makeAuthority } from '../../../test/support/tls';
import { asked } from './asked';
import { startProxy } from './proxy-server';

const authority = makeAuthority();
let plain: TestServer;
let encrypted: TestServer;
beforeAll(async () => {
  plain = await startHttpServer();
  encrypted = await startHttpServer(authority.issue({ names: ['a.example', 'localhost', '127.0.0.1'] }));
  for (const server of [plain, encrypted]) server.on('/', answer({ body: 'well' }));
});
afterAll(async () => {
  await plain.close();
  await encrypted.close();
});

const ca = authority.cert;
const nowhere: LookupFunction = () => undefined;
const to = (...addresses: string[]): LookupFunction => {
  return (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
};
const long = { timeoutMs: 5000 };

describe('a question by a way of its own', () => {
  it('goes to a given address, under the name of the URL', async () => {
    const seen = await asked(`http://a.example:${plain.port}/`, {
      ...long,
      way: { address: '127.0.0.1', lookup: nowhere },
    });
    expect(seen).toMatchObject({ answer: { body: 'well', remoteAddress: '127.0.0.1' } });
    expect(plain.requests.at(-1)?.headers.host).toBe(`a.example:${plain.port}`);
  });

  it.each<[string, HttpWay]>([
    ['address', { address: '127.0.0.1' }],
    ['host that dials', { dial: async (_, port) => connect(port, '127.0.0.1') }],
  ])('of one %s is not answered by another', async (_, way) => {
    const redirect = (path: string, location: string) =>
      plain.on(path, answer({ status: 302, headers: { location: `${location}?token=x` } }));
    redirect('/away', `http://b.example:${plain.port}/`);
    redirect('/near', `http://a.example:${plain.port}/`);
    const ask = (path: string) =>
      asked(`http://a.example:${plain.port}${path}`, { ...long, way, followRedirects: true });
    expect(await ask('/near')).toMatchObject({ answer: { status: 200, body: 'well' } });
    const problem = `a redirect to another host (http://b.example:${plain.port}/), which says nothing about this host`;
    expect(await ask('/away')).toMatchObject({ answer: { status: 302, problem } });
  });

  it('is dialled by somebody else, who resolves the name, and TLS goes through', async () => {
    const dialled: string[] = [];
    const dial = async (host: string, port: number) => {
      dialled.push(`${host}:${port}`);
      return connect(port, '127.0.0.1');
    };
    const proxyEnv = { https_proxy: 'http://127.0.0.1:1' };
    const seen = await asked(`https://a.example:${encrypted.port}/`, { ...long, way: { ca, dial, proxyEnv } });
    expect(seen).toMatchObject({ answer: { body: 'well', certificate: { subject: 'a.example' } } });
    expect(seen).not.toHaveProperty('answer.remoteAddress');
    expect(dialled).toEqual([`a.example:${encrypted.port}`]);
  });

  it.each([
    ['plain', () => plain],
    ['encrypted', () => encrypted],
  ])('gives the stream back that somebody else dialled: %s', async (_, serverOf) => {
    const server = serverOf();
    const dialled: Duplex[] = [];
    const dial = async (host: string, port: number) => {
      const socket = connect(port, host);
      // Unlike a socket, as a channel of an SSH connection is.
      const stream = Duplex.from({ readable: socket, writable: socket });
      dialled.push(stream);
      return stream;
    };
    for (const path of ['/', '/unknown']) await asked(server.url(path), { ...long, way: { ca, dial } });
    expect(await asked(server.url(), { ...long, way: { dial } })).not.toEqual({});
    expect(dialled.map(({ destroyed }) => destroyed)).toEqual([true, true, true]);
  });

  it('says what the one who dials says, and no more than that it took too long', async () => {
    const refused = { dial: () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' })) };
    expect(await asked('http://a.example/', { ...long, way: refused })).toMatchObject({
      fault: { kind: 'no-answer', reason: 'the connection was refused (ECONNREFUSED)' },
    });
    const silent = { dial: () => new Promise<never>(() => undefined) };
    expect(await asked('http://a.example/', { timeoutMs: 50, way: silent })).toEqual({
      fault: { kind: 'no-answer', reason: 'no connection within 50 ms' },
      isLate: true,
    });
  });

  it('tries all addresses of a name', async () => {
    const lookup = to('127.9.9.9', '127.0.0.1');
    // Only one of them listens.
    expect(await asked(`http://a.example:${plain.port}/`, { ...long, way: { lookup } })).toMatchObject({
      answer: { remoteAddress: '127.0.0.1' },
    });
    const port = await closedPort();
    expect(await asked(`http://a.example:${port}/`, { ...long, way: { lookup } })).toMatchObject({
      fault: { kind: 'no-answer', reason: 'the connection was refused (ECONNREFUSED)' },
    });
  });

  it('blames a name that is not resolved on the runner, and one that hangs, too', async () => {
    const unknown: LookupFunction = (hostname, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), '', 4);
    expect(await asked('http://a.example/', { ...long, way: { lookup: unknown } })).toEqual({
      fault: { kind: 'own-fault', reason: 'the name cannot be resolved (getaddrinfo ENOTFOUND a.example)' },
      isLate: false,
    });
    expect(await asked('http://a.example/', { timeoutMs: 50, way: { lookup: nowhere } })).toEqual({
      fault: { kind: 'own-fault', reason: 'the name was not resolved within 50 ms' },
      isLate: true,
    });
  });

  it('ends at once when it is given up, wherever it is', async () => {
    const controller = new AbortController();
    controller.abort(new Error('given up'));
    const { askWith } = await import('./question');
    await expect(askWith(plain.url(), { signal: controller.signal })).rejects.toThrow('given up');
  });
});

describe('a question through a proxy', () => {
  it('is tunnelled where it is encrypted, with the login of the proxy and nothing else', async () => {
    const proxy = await startProxy(encrypted.port);
    try {
      const way = { ca, proxyEnv: { HTTPS_PROXY: `http://me:s%20t@127.0.0.1:${proxy.port}` } };
      const headers: [string, string][] = [['Authorization', 'Bearer secret']];
      expect(await asked('https://a.example/', { ...long, way, headers })).toMatchObject({ answer: { body: 'well' } });
      const login = `Basic ${Buffer.from('me:s t').toString('base64')}`;
      expect(proxy.seen).toEqual([{ line: 'CONNECT a.example:443', login }]);
      expect(encrypted.requests.at(-1)?.headers).not.toHaveProperty('proxy-authorization');
    } finally {
      await proxy.close();
    }
  });

  it('is put to the proxy itself where it is plain', async () => {
    const proxy = await startProxy(plain.port);
    try {
      const way = { proxyEnv: { http_proxy: `127.0.0.1:${proxy.port}` } };
      expect(await asked('http://a.example/b?c', { ...long, way })).toMatchObject({
        answer: { body: 'through the proxy' },
      });
      expect(proxy.seen).toEqual([{ line: 'GET http://a.example/b?c', login: undefined }]);
    } finally {
      await proxy.close();
    }
  });

  it('goes past it where NO_PROXY says so', async () => {
    const way = { proxyEnv: { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'b.example, 127.0.0.0/8' } };
    expect(await asked(plain.url(), { ...long, way })).toMatchObject({ answer: { body: 'well' } });
  });

  it.each<[string, Parameters<typeof startProxy>[0], object, boolean]>([
    ['forbids it', { status: 403 }, { kind: 'own-fault', reason: 'the proxy refused the request (status 403)' }, false],
    ['wants a login', { status: 407 }, { kind: 'own-fault', reason: expect.stringContaining('407') }, false],
    ['cannot', { status: 502 }, { kind: 'no-answer', reason: expect.stringContaining('cannot reach') }, false],
    ['hangs', 'hangs', { kind: 'no-answer', reason: 'no connection through the proxy within 200 ms' }, true],
  ])('that %s', async (_, behind, fault, isLate) => {
    const proxy = await startProxy(behind);
    try {
      const way = { proxyEnv: { https_proxy: `http://127.0.0.1:${proxy.port}/` } };
      expect(await asked('https://a.example/', { timeoutMs: isLate ? 200 : 5000, way })).toEqual({ fault, isLate });
    } finally {
      await proxy.close();
    }
  });

  it.each([
    ['is not there', `http://127.0.0.1:1`, 'the proxy at port 1 cannot be reached (ECONNREFUSED)'],
    ['is none', 'socks5://127.0.0.1:1080', 'the proxy in HTTPS_PROXY is not an http(s) URL'],
  ])('that %s', async (_, https_proxy, reason) => {
    expect(await asked('https://a.example/', { ...long, way: { proxyEnv: { https_proxy } } })).toEqual({
      fault: { kind: 'own-fault', reason },
      isLate: false,
    });
  });

  it('whose name is never resolved', async () => {
    const way = { lookup: nowhere, proxyEnv: { https_proxy: 'http://proxy.example:3128' } };
    expect(await asked('https://a.example/', { timeoutMs: 50, way })).toEqual({
      fault: { kind: 'own-fault', reason: 'the proxy was not reached within 50 ms' },
      isLate: true,
    });
  });
});
