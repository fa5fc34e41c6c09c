import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { systemClock } from '@deploy-actions/clock';
import { probeTls, type SshReach, type TlsProbe } from '@deploy-actions/probe';
import { closedPort } from '../../../test/support/http';
import { type Credentials, makeAuthority, selfSigned } from '../../../test/support/tls/authority';

const DAY_MS = 86_400_000;
const authority = makeAuthority();
const servers: Server[] = [];
const sockets = new Set<Socket | TLSSocket>();
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function serve({ key, cert }: Credentials): Promise<number> {
  const server = createServer({ key, cert });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

function ask(port: number, given: Partial<TlsProbe> = {}, ssh?: SshReach) {
  const probe: TlsProbe = {
    kind: 'tls',
    host: '127.0.0.1',
    port,
    via: undefined,
    serverName: 'localhost',
    minDays: undefined,
    ca: authority.cert,
    timeoutMs: 2000,
    ...given,
  };
  const world = { clock: systemClock, signal: new AbortController().signal };
  return probeTls(probe, ssh ? { ...world, ssh } : world);
}

describe('probeTls', () => {
  it('is content with a chain that it trusts, for the name, and says how long it lasts', async () => {
    const port = await serve(authority.issue({ toMs: 40.5 * DAY_MS }));
    expect(await ask(port)).toMatchObject({
      ok: true,
      kind: 'answered',
      certificateDaysLeft: 40,
      reason: 'the certificate is valid for 40 more days',
    });
    expect(await ask(port, { minDays: 40 })).toMatchObject({ ok: true });
    expect(await ask(port, { minDays: 41 })).toMatchObject({
      ok: false,
      kind: 'answered',
      certificateDaysLeft: 40,
      reason: 'the certificate expires in 40 days, expected 41 or more',
    });
  });

  it('counts to the first end in the chain', async () => {
    const between = authority.authority('Between', { toMs: 9.5 * DAY_MS });
    expect(await ask(await serve(between.issue()))).toMatchObject({ ok: true, certificateDaysLeft: 9 });
  });

  it.each<[string, () => Credentials, Partial<TlsProbe>, string]>([
    ['has expired', () => authority.issue({ fromMs: -9 * DAY_MS, toMs: -DAY_MS }), {}, 'the certificate has expired'],
    ['begins later', () => authority.issue({ fromMs: DAY_MS }), {}, 'not yet valid'],
    [
      'is for another name',
      () => authority.issue({ names: ['a.example'] }),
      {},
      'not for localhost, but for a.example',
    ],
    ['is signed by itself', () => selfSigned(), {}, 'self-signed'],
    ['is signed by a stranger', () => makeAuthority('Stranger').issue(), {}, 'Stranger'],
    ['is of an own authority that was not given', () => authority.issue(), { ca: undefined }, '`ca`'],
  ])('is the fault of the service where the certificate %s', async (_, credentials, given, reason) => {
    expect(await ask(await serve(credentials()), given)).toMatchObject({
      ok: false,
      kind: 'no-answer',
      reason: expect.stringContaining(reason),
    });
  });

  it('says where it hung, and that nobody listens', async () => {
    const mute = await listen(createTcpServer());
    expect(await ask(mute, { timeoutMs: 300 })).toMatchObject({
      kind: 'no-answer',
      timedOut: true,
      reason: 'the TLS handshake was not complete within 300 ms',
    });
    expect(await ask(await closedPort())).toMatchObject({
      kind: 'no-answer',
      reason: expect.stringContaining('refused'),
    });
  });

  it('shakes hands through a host', async () => {
    const port = await serve(authority.issue());
    const ssh: SshReach = { dial: async () => connect(port, '127.0.0.1'), exec: () => Promise.reject(new Error()) };
    expect(await ask(1, { via: 'web-1', host: 'db' }, ssh)).toMatchObject({ ok: true });
  });
});
