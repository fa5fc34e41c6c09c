import type { AddressInfo, Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { secure } from '@deploy-actions/http';
import { answer, startHttpServer } from '../../../test/support/http';
import { type Credentials, makeAuthority, selfSigned } from '../../../test/support/tls';
import { asked } from './asked';
import { type Serve, saysAndCloses, startSocketServer } from './socket-server';

const DAY_MS = 86_400_000;
const authority = makeAuthority('Mine');
const below = authority.authority('Below');

/** As of a server that forgets the rest of its chain. */
function leafOf({ key, cert }: Credentials): Credentials {
  return { key, cert: `${cert.split('-----END')[0]}-----END CERTIFICATE-----\n` };
}

async function askBehind(credentials: Credentials, given: Parameters<typeof asked>[1] & { host?: string } = {}) {
  const server = await startHttpServer(credentials);
  try {
    server.on('/', answer({ body: 'well' }));
    return await asked(`https://${given.host ?? '127.0.0.1'}:${server.port}/`, { timeoutMs: 5000, ...given });
  } finally {
    await server.close();
  }
}

async function askRaw(serve: Serve, timeoutMs = 5000) {
  const server = await startSocketServer(serve);
  try {
    const seen = await asked(`https://127.0.0.1:${server.port}/`, { timeoutMs });
    await server.drained();
    return seen;
  } finally {
    await server.close();
  }
}

const fault = (reason: string, isLate = false) => ({
  fault: { kind: 'no-answer', reason: expect.stringContaining(reason) },
  isLate,
});

describe('a certificate that is', () => {
  const ca = authority.cert;

  it.each<[string, Credentials, string]>([
    ['expired', authority.issue({ toMs: -DAY_MS }), 'the certificate has expired: it was valid until 20'],
    ['not yet valid', authority.issue({ fromMs: DAY_MS }), 'the certificate is not yet valid: it is valid from 20'],
    ['for another name', authority.issue({ names: ['b.example'] }), 'is not for 127.0.0.1, but for b.example'],
    ['self-signed', selfSigned(), 'the certificate is self-signed; if'],
    [
      'by somebody else',
      makeAuthority('Theirs').issue(),
      'signed by "Theirs", an authority that this machine does not trust',
    ],
    ['without what is in between', leafOf(below.issue()), 'or the server does not send an intermediate certificate'],
    ['below an expired one', authority.authority('Old', { toMs: -DAY_MS }).issue(), 'the certificate has expired'],
  ])('%s is refused', async (_, credentials, reason) => {
    expect(await askBehind(credentials, { way: { ca } })).toEqual(fault(reason));
  });

  it('by an authority of our own is refused without it, and told how to be trusted', async () => {
    expect(await askBehind(authority.issue())).toEqual(
      fault('signed by "Mine", an authority that this machine does not trust'),
    );
  });

  it('good is told by its earliest end in the chain', async () => {
    const short = authority.authority('Short', { toMs: 10 * DAY_MS }).issue();
    const seen = await askBehind(short, { way: { ca: `# ours\n${makeAuthority().cert}${ca}` } });
    expect(seen).toMatchObject({
      answer: { status: 200, body: 'well', certificate: { subject: 'localhost', issuer: 'Short' } },
    });
    const endsInDays = 'answer' in seen ? ((seen.answer.certificate?.validToMs ?? 0) - Date.now()) / DAY_MS : 0;
    expect(Math.round(endsInDays)).toBe(10);
  });

  it('for the name is good at whichever address it is asked', async () => {
    const credentials = authority.issue({ names: ['a.example'] });
    const way = { ca, address: '127.0.0.1' };
    expect(await askBehind(credentials, { way, host: 'a.example' })).toMatchObject({
      answer: { status: 200, remoteAddress: '127.0.0.1' },
    });
  });
});

describe('a TLS server that', () => {
  const plain = 'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n';

  it.each<[string, Serve, string]>([
    ['speaks plain HTTP', saysAndCloses(plain), 'the server does not use TLS: use http:// instead of https://'],
    ['speaks SSH', (socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'), 'the server does not use TLS'],
    [
      'resets in the handshake',
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
      'was closed during the TLS',
    ],
    [
      'closes in the handshake',
      (socket) => socket.once('data', () => socket.end()),
      'was closed during the TLS handshake',
    ],
    ['refuses the handshake', saysAndCloses(Buffer.from('15030100020228', 'hex')), 'the TLS handshake failed: '],
  ])('%s', async (_, serve, reason) => {
    expect(await askRaw(serve)).toEqual(fault(reason));
  });

  it.each<[string, Serve]>([
    ['hangs in the handshake', () => undefined],
    [
      'drips its handshake',
      (socket) => {
        const timer = setInterval(() => socket.write(Buffer.of(0x16)), 50);
        socket.write(Buffer.from('160303004a02', 'hex'));
        socket.once('close', () => clearInterval(timer));
      },
    ],
  ])('%s', async (_, serve) => {
    expect(await askRaw(serve, 300)).toEqual(fault('the TLS handshake was not complete within 300 ms', true));
  });

  it('speaks no version that is safe', async () => {
    const sockets: Socket[] = [];
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = createTlsServer({ ...authority.issue(), ...old }, (socket) => sockets.push(socket));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      expect(await asked(`https://127.0.0.1:${port}/`, { timeoutMs: 5000 })).toEqual(
        fault('the TLS handshake failed: '),
      );
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('refuses a name that ends with a dot is given one without', async () => {
    const names: string[] = [];
    const server = createTlsServer({
      ...authority.issue({ names: ['a.example'] }),
      SNICallback: (name, done) => {
        names.push(name);
        done(null);
      },
    });
    const sockets: Socket[] = [];
    server.on('secureConnection', (socket) => {
      sockets.push(socket.on('error', () => undefined));
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const way = { ca: authority.cert, address: '127.0.0.1' };
      const seen = await asked(`https://a.example.:${port}/`, { timeoutMs: 5000, way });
      expect(seen).toMatchObject({ answer: { status: 200 } });
      expect(names).toEqual(['a.example']);
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('is asked in plain text', async () => {
    const server = await startHttpServer(authority.issue());
    try {
      const seen = await asked(`http://127.0.0.1:${server.port}/`, { timeoutMs: 5000 });
      expect(seen).toEqual(fault('closed without an answer'));
    } finally {
      await server.close();
    }
  });

  it('redirects to plain HTTP is not followed there', async () => {
    const server = await startHttpServer(authority.issue());
    try {
      server.on('/', answer({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }));
      const way = { ca: authority.cert };
      expect(await asked(server.url(), { way, followRedirects: true, timeoutMs: 5000 })).toMatchObject({
        answer: { status: 302, problem: 'a redirect from https to http' },
      });
    } finally {
      await server.close();
    }
  });
});

describe('secure', () => {
  it('takes no stream that is gone, or that nobody waits for any more, and leaves none open', async () => {
    const gone = new PassThrough().destroy();
    const { signal } = new AbortController();
    await expect(secure(gone, 'a.example', {}, signal)).rejects.toThrow('was closed during the TLS handshake');
    const open = new PassThrough();
    const reason = new Error('given up');
    await expect(secure(open, 'a.example', {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    const other = new PassThrough();
    await expect(secure(other, 'a.example', { ca: 'none' }, signal)).rejects.toThrow(
      'is bad: it contains no certificate',
    );
    expect([open.destroyed, other.destroyed]).toEqual([true, true]);
  });
});
