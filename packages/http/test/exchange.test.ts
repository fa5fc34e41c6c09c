import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { asked } from './asked';
import { badServers } from './bad-servers';
import { MIB, oddServers, packed } from './odd-bodies';
import { saysAndCloses, startSocketServer } from './socket-server';

describe('a server that', () => {
  it.each(Object.entries(badServers))(
    '%s gives no answer, with a reason, in bounded time and without a socket left open',
    async (_, { serve, reason, isLate = false }) => {
      const server = await startSocketServer(serve);
      try {
        expect(await asked(`http://127.0.0.1:${server.port}/`, { timeoutMs: isLate ? 300 : 5000 })).toEqual({
          fault: { kind: 'no-answer', reason: expect.stringContaining(reason) },
          isLate,
        });
        await server.drained();
      } finally {
        await server.close();
      }
    },
  );

  it.each(Object.entries(oddServers))(
    '%s gives an answer that costs its limit and no more',
    async (_, { serve, answer, asked: given = {} }) => {
      const server = await startSocketServer(serve);
      try {
        const seen = await asked(`http://127.0.0.1:${server.port}/`, { ...given, timeoutMs: 5000 });
        expect(seen).toEqual({ answer: expect.objectContaining(answer) });
        await server.drained();
        // What is read beyond the limit is what the kernel has room for, for each of at most six hops.
        expect(server.bytesWritten()).toBeLessThan(40 * MIB);
      } finally {
        await server.close();
      }
    },
  );

  it('packs its body for the hop is not read, which says nothing about it', async () => {
    const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n';
    const server = await startSocketServer(saysAndCloses(head, '0\r\n\r\n'));
    try {
      expect(await asked(`http://127.0.0.1:${server.port}/`, { timeoutMs: 5000 })).toEqual({
        fault: { kind: 'own-fault', reason: 'this client cannot read the answer: its transfer coding is gzip' },
        isLate: false,
      });
    } finally {
      await server.close();
    }
  });

  it.each([
    ['cut short', packed('gzip', gzipSync('well'.repeat(1000)).subarray(0, -12)), '(gzip): unexpected end of file'],
    ['none at all', packed('gzip', Buffer.from('abc')), '(gzip): incorrect header check'],
    ['rubbish within', packed('deflate, gzip', gzipSync(Buffer.from('abc'))), '(deflate): '],
    ['packed six times', packed('gzip, gzip, gzip, gzip, gzip, gzip', gzipSync('')), 'the body is compressed 6 times'],
  ])('packs what is %s', async (_, serve, reason) => {
    const server = await startSocketServer(serve);
    try {
      expect(await asked(`http://127.0.0.1:${server.port}/`, { timeoutMs: 5000 })).toEqual({
        fault: {
          kind: 'no-answer',
          reason: expect.stringContaining(reason),
        },
        isLate: false,
      });
      await server.drained();
    } finally {
      await server.close();
    }
  });

  it('answers with any bytes at all is survived', async () => {
    const heads = ['', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n', 'HTTP/1.1 '];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, bytes) => {
        const server = await startSocketServer(saysAndCloses(head, Buffer.from(bytes)));
        try {
          const seen = await asked(`http://127.0.0.1:${server.port}/`, { timeoutMs: 5000 });
          if ('fault' in seen) expect([seen.fault.kind, seen.isLate]).toEqual(['no-answer', false]);
          await server.drained();
        } finally {
          await server.close();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('answers in proper HTTP is read as the parser of Node reads it, in pieces of any size', async () => {
    const token = fc.stringMatching(/^x-[a-z]{1,8}$/);
    const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
    const answers = fc.record({
      status: fc.constantFrom(200, 301, 404, 503),
      reason: fc.constantFrom('', ' ', ' OK', ' Not Found'),
      headers: fc.array(fc.tuple(token, value), { maxLength: 5 }),
      parts: fc.array(fc.stringMatching(/^[ -~\r\n]{1,30}$/), { maxLength: 4 }),
      framing: fc.constantFrom('length', 'chunks', 'close'),
      pieces: fc.integer({ min: 1, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(answers, async ({ pieces, ...answer }) => {
        const bytes = Buffer.from(written(answer), 'latin1');
        const server = await startSocketServer((socket) => {
          socket.once('data', () => {
            for (let at = 0; at < bytes.length; at += pieces) socket.write(bytes.subarray(at, at + pieces));
            socket.end();
          });
        });
        try {
          const url = `http://127.0.0.1:${server.port}/`;
          const seen = await asked(url, { timeoutMs: 5000 });
          if (!('answer' in seen)) throw new Error(seen.fault.reason);
          const { status, headers, body, deviations } = seen.answer;
          expect({ status, headers, body, deviations }).toEqual({ ...(await askedByNode(url)), deviations: undefined });
        } finally {
          await server.close();
        }
      }),
      { numRuns: 100 },
    );
  });
});

interface Proper {
  status: number;
  reason: string;
  headers: [string, string][];
  parts: string[];
  framing: 'length' | 'chunks' | 'close';
}

function written({ status, reason, headers, parts, framing }: Proper): string {
  const body = parts.join('');
  const chunks = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');
  const framed = {
    length: [`content-length: ${body.length}\r\n`, body],
    chunks: ['transfer-encoding: chunked\r\n', `${chunks}0\r\n\r\n`],
    close: ['', body],
  }[framing];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status}${reason}\r\n${lines}${framed[0]}\r\n${framed[1]}`;
}

function askedByNode(url: string): Promise<{ status: number; headers: object; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response.setEncoding('latin1')) body += chunk;
      resolve({ status: response.statusCode ?? 0, headers: { ...response.headers }, body });
    });
    asking.on('error', reject);
  });
}
