import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { unpack } from '../src/unpack';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textIn(chunks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

describe('unpack', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('undoes %s, in whichever pieces it comes', async (coding, pack) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), async (text, size) => {
        expect(await textIn(unpack(inPieces(pack(text), size), coding))).toBe(Buffer.from(text).toString());
      }),
      { numRuns: 30 },
    );
  });

  it('says what cannot be undone', async () => {
    await expect(textIn(unpack(inPieces(Buffer.from('rubbish'), 3), 'gzip'))).rejects.toThrow(
      'the body cannot be decompressed (gzip): incorrect header check',
    );
  });
});
