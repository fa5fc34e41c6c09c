import { gzipSync } from 'node:zlib';
import { readBody } from '../src/read-body';

async function* of(...chunks: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

const read = async (source: AsyncIterable<Buffer>, encoding?: string) => {
  const { bytes, complete } = await readBody(source, encoding, 10);
  return [bytes.toString(), complete];
};

describe('readBody', () => {
  it.each([
    ['', true, ''],
    ['abcd', true, 'abcd'],
    ['abcdefghij', true, 'abcdefghij'],
    ['abcdefghijk', false, 'abcdefghij'],
  ])('reads %j up to ten bytes', async (body, complete, expected) => {
    expect(await read(of(body))).toEqual([expected, complete]);
  });

  it('does not read on behind the limit', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      while (true) {
        pulled++;
        yield Buffer.from('abcd');
      }
    }
    expect(await read(endless())).toEqual(['abcdabcdab', false]);
    expect(pulled).toBe(3);
    pulled = 0;
    expect((await read(endless(), 'br'))[1]).toBe(false);
    expect(pulled).toBeLessThan(5);
  });

  it('keeps nothing of what somebody takes', async () => {
    const taken: string[] = [];
    const body = await readBody(of('ab', 'cd', 'efghijk'), undefined, 10, (bytes) => taken.push(String(bytes)));
    expect([body, taken]).toEqual([{ bytes: Buffer.alloc(0), complete: false }, ['ab', 'cd']]);
  });

  it('unpacks, and takes no body for an empty one', async () => {
    const { bytes } = await readBody(of(gzipSync('well')), 'gzip', 100);
    expect(bytes.toString()).toBe('well');
    expect(await read(of(), 'gzip')).toEqual(['', true]);
  });

  it('rejects as its source does', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield gzipSync('well').subarray(0, 4);
      throw new Error('gone');
    }
    await expect(readBody(broken(), 'gzip', 100)).rejects.toThrow('gone');
    await expect(readBody(broken(), undefined, 100)).rejects.toThrow('gone');
  });
});
