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

  it.each([
    ['cut short', packed('gzip', gzipSync('well'.repeat(1000)).subarray(0, -12)), '(gzip): unexpected end of file'],
    ['none at all', packed('gzip', Buffer.from('abc')), '(gzip): incorrect header check'],
    ['rubbish within', packed('deflate, gzip', gzipSync(Buffer.from('abc'))), '(deflate): '],
    ['packed six times', packed('gzip, gzip, gzip, gzip, gzip, gzip', gzipSync('')), 'the body is packed 6 times over'],
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
});
