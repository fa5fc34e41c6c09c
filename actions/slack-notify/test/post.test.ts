import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '@deploy-actions/clock';
import { type Fault, type SlackDouble, startSlackDouble } from '../../../test/support/slack/slack-double';
import { compile } from '../src/compile';
import { type Answer, post } from '../src/post';
import { factsWith } from './fake-world';

const { payload } = compile(factsWith());
const never = new AbortController().signal;
const send = (url: string, timeoutMs = 2000, signal = never): Promise<Answer> =>
  post(url, payload, { fetch, clock: systemClock, timeoutMs, signal });

describe('post, over a real socket', () => {
  let slack: SlackDouble;
  beforeAll(async () => {
    slack = await startSlackDouble();
  });
  beforeEach(() => slack.reset());
  afterAll(() => slack.close());

  it('hands on what Slack says', async () => {
    expect(await send(slack.webhook())).toEqual({ kind: 'answered', status: 200, body: 'ok', retryAfter: '' });
    expect(slack.messages).toEqual([expect.objectContaining({ payload })]);
  });

  it.each<[string, Fault, Partial<Extract<Answer, { kind: 'answered' }>>]>([
    ['a revoked webhook', { kind: 'answer', status: 404, body: 'no_service' }, { status: 404, body: 'no_service' }],
    ['an archived channel', { kind: 'answer', status: 410, body: 'channel_is_archived' }, { status: 410 }],
    ['a rate limit', { kind: 'rate-limited', retryAfter: '7' }, { status: 429, retryAfter: '7' }],
    ['an error of the server', { kind: 'answer', status: 500, body: 'rollup_error' }, { status: 500 }],
    ['a page', { kind: 'answer', status: 200, body: '<html>' }, { status: 200, body: '<html>' }],
    ['no content', { kind: 'answer', status: 204, body: '' }, { status: 204, body: '' }],
  ])('asks once and hands on: %s', async (_, fault, answer) => {
    slack.script(fault);
    expect(await send(slack.webhook())).toMatchObject({ kind: 'answered', ...answer });
    expect(slack.requests).toHaveLength(1);
  });

  it('does not follow a redirect', async () => {
    slack.script({ kind: 'answer', status: 307, body: '', headers: { location: slack.webhook('other') } });
    expect(await send(slack.webhook())).toMatchObject({ kind: 'answered', status: 307 });
    expect(slack.requests).toHaveLength(1);
    expect(slack.messages).toEqual([]);
  });

  it.each<[Fault['kind'], number]>([
    ['hang-before-reading', 0],
    ['hang-after-reading', 1],
    ['reset-after-reading', 1],
    ['half-an-answer', 1],
  ])('does not know what became of it: %s', async (kind, messages) => {
    slack.script({ kind } as Fault);
    expect(await send(slack.webhook(), 150)).toMatchObject({ kind: 'lost' });
    expect([slack.requests.length, slack.messages.length]).toEqual([1, messages]);
  });

  it('uses no connection twice: a stale one would swallow the message', async () => {
    const ports: (number | undefined)[] = [];
    const server = httpServer((socket) => ports.push(socket.remotePort));
    const url = `http://127.0.0.1:${await listen(server)}/services/x`;
    expect([await send(url), await send(url)]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(new Set(ports).size).toBe(2);
    server.close();
  });

  it('reads no endless answer to its end', async () => {
    const server = createServer((socket) => {
      const flood = (error?: Error | null) => void (error ? 0 : socket.write('x'.repeat(65_536), flood));
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('HTTP/1.1 404 Not Found\r\n\r\n', flood));
    });
    const url = `http://127.0.0.1:${await listen(server)}/services/x`;
    const answer = await send(url, 10_000);
    expect(answer).toMatchObject({ kind: 'answered', status: 404 });
    expect(answer.kind === 'answered' && answer.body.length).toBe(16 * 1024);
    server.close();
  });

  it('stops when the run is cancelled', async () => {
    slack.script({ kind: 'hang-after-reading' });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('cancelled')), 50);
    expect(await send(slack.webhook(), 5000, controller.signal)).toEqual({ kind: 'lost', reason: 'cancelled' });
  });
});

describe('post, where nothing is connected', () => {
  it('knows that nobody listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await send(`http://127.0.0.1:${port}/services/x`)).toEqual({
      kind: 'not-sent',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('knows that there is no such host', async () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND hooks.slack.invalid'), { code: 'ENOTFOUND' });
    const failing: typeof fetch = () => Promise.reject(new TypeError('fetch failed', { cause: error }));
    const options = { fetch: failing, clock: systemClock, timeoutMs: 1000, signal: never };
    expect(await post('https://hooks.slack.invalid/x', payload, options)).toEqual({
      kind: 'not-sent',
      reason: 'getaddrinfo ENOTFOUND hooks.slack.invalid',
    });
  });

  it.each([1, 22, 6000, 6667])('knows that fetch blocks the port %d and sends nothing', async (port) => {
    expect(await send(`http://127.0.0.1:${port}/services/x`)).toEqual({ kind: 'refused', reason: 'bad port' });
  });

  it('does not take a failure of another fetch without a code for a refusal', async () => {
    const failing: typeof fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('bad port') }));
    const options = { fetch: failing, clock: systemClock, timeoutMs: 1000, signal: never };
    expect(await post('https://hooks.slack.test/x', payload, options)).toEqual({ kind: 'lost', reason: 'bad port' });
  });

  it.each([
    ['a certificate that is not trusted', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'not-sent'],
    ['no name server', 'EAI_AGAIN', 'not-sent'],
    ['no file descriptor left', 'EMFILE', 'not-sent'],
    ['a connection that broke', 'ECONNRESET', 'lost'],
  ])('goes by the code of the error: %s', async (_, code, kind) => {
    const failing: typeof fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code }) }));
    const options = { fetch: failing, clock: systemClock, timeoutMs: 1000, signal: never };
    expect(await post('https://hooks.slack.test/x', payload, options)).toEqual({ kind, reason: code });
  });

  it('knows that a time-out struck before the request was written', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    const port = await listen(server);
    expect(await send(`https://127.0.0.1:${port}/services/x`, 80)).toEqual({
      kind: 'not-sent',
      reason: 'no answer within 80 ms',
    });
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('knows that a handshake was broken off', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.resetAndDestroy());
    });
    const port = await listen(server);
    expect(await send(`https://127.0.0.1:${port}/services/x`)).toMatchObject({ kind: 'not-sent' });
    server.close();
  });

  it('takes a broken connection for an unknown end', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.resetAndDestroy());
    });
    const port = await listen(server);
    expect(await send(`http://127.0.0.1:${port}/services/x`)).toMatchObject({ kind: 'lost' });
    server.close();
  });
});

/** Answers `ok` on every connection and would keep it open. */
function httpServer(onConnection: (socket: Socket) => void): Server {
  return createServer((socket) => {
    onConnection(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok'));
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
