import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { systemClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { type ProbeWorld, probeTcp, type TcpProbe } from '@deploy-actions/probe';
import { closedPort } from '../../../test/support/http';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function serve(talk: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    talk(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function ask(port: number, given: Partial<TcpProbe> = {}, ssh?: ProbeWorld['ssh']) {
  const probe: TcpProbe = {
    kind: 'tcp',
    host: '127.0.0.1',
    port,
    via: undefined,
    expectBody: undefined,
    timeoutMs: 400,
    ...given,
  };
  const world = { clock: systemClock, signal: new AbortController().signal, fetch: globalThis.fetch };
  return probeTcp(probe, ssh ? { ...world, ssh } : world);
}

describe('probeTcp', () => {
  it('is content with a connection, and closes it', async () => {
    let closed: Promise<unknown> | undefined;
    const port = await serve((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve).resume());
    });
    expect(await ask(port)).toMatchObject({ ok: true, kind: 'answered', reason: 'connected' });
    await closed;
  });

  it.each<[string, (socket: Socket) => void, object]>([
    [
      'says it',
      (socket) => socket.write('220 mail ESMTP\r\n'),
      { ok: true, reason: 'the service sent "220 mail ESMTP\\r\\n"' },
    ],
    [
      'says it in pieces',
      (socket) => {
        socket.write('220 mail ES');
        setImmediate(() => socket.write('MTP\r\n'));
      },
      { ok: true },
    ],
    [
      'says something else and hangs',
      (socket) => socket.write('421 busy'),
      {
        ok: false,
        kind: 'no-answer',
        timedOut: true,
        reason: 'the service sent "421 busy", expected "ESMTP" within 400 ms',
      },
    ],
    [
      'says something else and goes',
      (socket) => socket.end('421 busy'),
      { ok: false, kind: 'answered', reason: 'the service sent "421 busy", expected "ESMTP"' },
    ],
    [
      'says nothing and goes',
      (socket) => socket.end(),
      { ok: false, reason: 'the service sent nothing, expected "ESMTP"' },
    ],
    [
      'says nothing',
      () => undefined,
      {
        ok: false,
        kind: 'no-answer',
        timedOut: true,
        reason: 'the service sent nothing, expected "ESMTP" within 400 ms',
      },
    ],
    ['resets', (socket) => socket.resetAndDestroy(), { ok: false, kind: 'no-answer', reason: /reset/ }],
    ['never ends', (socket) => flood(socket), { ok: false, kind: 'answered', reason: /^the service sent "xxx/ }],
  ])('looks for what a service says that %s', async (_, talk, expected) => {
    // Only those that wait for the end of the time have little of it: a busy machine may be slow.
    const time = 'timedOut' in expected ? {} : { timeoutMs: 10_000 };
    const seen = await ask(await serve(talk), { expectBody: 'ESMTP', ...time });
    const { reason, ...rest } = expected as { reason?: string | RegExp };
    expect(seen).toMatchObject(rest);
    if (reason !== undefined) expect(seen.reason).toMatch(reason);
  });

  it('leaves no connection open to a service that says nothing', async () => {
    let closed: Promise<unknown> | undefined;
    const port = await serve((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve).resume());
    });
    expect(await ask(port, { expectBody: 'ESMTP', timeoutMs: 100 })).toMatchObject({ timedOut: true });
    await closed;
  });

  it('is told that nobody listens', async () => {
    expect(await ask(await closedPort())).toMatchObject({
      ok: false,
      kind: 'no-answer',
      reason: expect.stringContaining('refused'),
    });
  });

  it('dials by way of a host, and says what became of that', async () => {
    const dialled: unknown[] = [];
    const stream = new PassThrough();
    stream.write('220 ESMTP');
    const exec = () => Promise.reject(new Error());
    const dial = async (...args: unknown[]) => {
      dialled.push(args.slice(0, 2));
      return stream;
    };
    const probe = { via: 'web-1', host: 'db', expectBody: 'ESMTP' };
    expect(await ask(25, probe, { dial, exec })).toMatchObject({ ok: true });
    expect(dialled).toEqual([['web-1', { host: 'db', port: 25 }]]);
    expect(stream.destroyed).toBe(true);
    const refuse = () => Promise.reject(new UserError('FORWARDING_REFUSED', 'web-1: no.'));
    expect(await ask(25, probe, { dial: refuse, exec })).toMatchObject({ ok: false, kind: 'own-fault' });
    const hang = () => new Promise<never>(() => undefined);
    expect(await ask(25, probe, { dial: hang, exec })).toMatchObject({
      kind: 'no-answer',
      reason: 'no connection within 400 ms by SSH',
    });
  });
});

function flood(socket: Socket): void {
  const more = () => {
    while (socket.writable && socket.write('x'.repeat(65_536)));
  };
  socket.on('drain', more);
  more();
}
