import { type AddressInfo, connect, createServer } from 'node:net';
import {
  answer,
  closedPort,
  hang,
  hangInBody,
  raw,
  redirect,
  reset,
  startHttpServer,
  type TestServer,
} from '../../../test/support/http';
import { askThrough, type Dial } from '../src/ask-through';

let server: TestServer;
let dialled: string[];
beforeEach(async () => {
  server = await startHttpServer();
  dialled = [];
});
afterEach(() => server.close());

const calm = () => new AbortController().signal;

/** What the host would do: `localhost` there is this machine. */
const dial: Dial = async (host, port) => {
  dialled.push(`${host}:${port}`);
  const socket = connect({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
};

const ask = (path: string, signal = calm()) => askThrough(dial, new URL(server.url(path)), signal);

describe('askThrough', () => {
  it('tells the status, with the path and the name of the host that were asked for', async () => {
    server.on('/health', answer({ status: 204 }));
    expect(await ask('/health?deep=1')).toBe(204);
    expect(server.requests).toMatchObject([{ method: 'GET', url: '/health?deep=1' }]);
    expect(server.requests[0]?.headers.host).toBe(new URL(server.url('/')).host);
  });

  it('asks over the connection that it was given, and makes none of its own', async () => {
    server.on('/health', answer({ status: 200 }));
    const there = Number(new URL(server.url('/')).port);
    const elsewhere: Dial = () => dial('127.0.0.1', there, calm());
    const here = `http://127.0.0.1:${await closedPort()}/health`;
    expect(await askThrough(elsewhere, new URL(here), calm())).toBe(200);
    expect(server.requests[0]?.headers.host).toBe(new URL(here).host);
  });

  it('begins TLS on the connection that it was given', async () => {
    const first = new Promise<number>((resolve) => {
      const listener = createServer((socket) => {
        socket.once('data', (chunk) => {
          resolve(chunk[0] ?? 0);
          socket.destroy();
          listener.close();
        });
      });
      listener.listen(0, '127.0.0.1', async () => {
        const { port } = listener.address() as AddressInfo;
        const here = `https://127.0.0.1:${await closedPort()}/`;
        await askThrough(() => dial('127.0.0.1', port, calm()), new URL(here), calm()).catch(() => undefined);
      });
    });
    // The first byte of a handshake record.
    expect(await first).toBe(0x16);
  });

  it('follows no redirect, and waits for no body', async () => {
    server.on('/away', redirect('/elsewhere'));
    server.on('/endless', hangInBody());
    expect(Math.floor((await ask('/away')) / 100)).toBe(3);
    expect(await ask('/endless')).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it('throws what is wrong with a service that breaks off, answers rubbish, or is not there', async () => {
    server.on('/reset', reset());
    server.on('/rubbish', raw('hello\r\n\r\n'));
    await expect(ask('/reset')).rejects.toThrow(/ECONNRESET|socket hang up/);
    await expect(ask('/rubbish')).rejects.toThrow(/Parse Error/);
    const url = new URL(`http://127.0.0.1:${await closedPort()}/`);
    await expect(askThrough(dial, url, calm())).rejects.toThrow('ECONNREFUSED');
  });

  it('ends with its signal', async () => {
    server.on('/hang', hang());
    const controller = new AbortController();
    const asked = ask('/hang', controller.signal);
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it('speaks TLS where the URL says so, and takes an answer in the clear for none', async () => {
    server.on('/', answer({ status: 200 }));
    const url = new URL(server.url('/').replace('http:', 'https:'));
    await expect(askThrough(dial, url, calm())).rejects.toThrow();
  });

  it('dials the port that goes without saying, and an IPv6 address without its brackets', async () => {
    const refuse: Dial = async (host, port) => {
      dialled.push(`${host}:${port}`);
      throw new Error('no');
    };
    for (const url of ['http://localhost/', 'https://localhost/', 'http://[::1]:81/']) {
      await expect(askThrough(refuse, new URL(url), calm())).rejects.toThrow('no');
    }
    expect(dialled).toEqual(['localhost:80', 'localhost:443', '::1:81']);
  });
});
