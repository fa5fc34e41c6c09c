import fc from 'fast-check';
import { LineSplitter } from '../src/line-splitter';

function lines(chunks: Buffer[], mask?: (text: string) => string): string[] {
  const found: string[] = [];
  const splitter = new LineSplitter((text) => found.push(...text.split('\n')), mask);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return found;
}

describe('LineSplitter', () => {
  it('gives the same lines however the bytes are cut, characters of several bytes included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat({ max: 40 })), (text, cuts) => {
        const bytes = Buffer.from(`${text}\nend`);
        const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
        expect(lines(chunks)).toEqual(lines([bytes]));
      }),
    );
  });

  it('gives a line without an end at the end, and cuts one that never ends', () => {
    expect(lines([Buffer.from('a\r\nb')])).toEqual(['a', 'b']);
    // The seam of two pieces is where a secret could hide: the end of each is held back until it can be seen whole.
    expect(lines([Buffer.alloc(200_000, 'x')]).map((line) => line.length)).toEqual([
      32768, 32768, 32768, 32768, 32768, 36160,
    ]);
  });

  it('gives all lines of a chunk at once, and tells of whoever cannot take them', () => {
    const texts: string[] = [];
    const slow = Promise.resolve();
    const splitter = new LineSplitter((text) => {
      texts.push(text);
      return slow;
    });
    expect(splitter.push(Buffer.from('one\r\ntwo\nthr'))).toBe(slow);
    expect(splitter.push(Buffer.from('ee'))).toBeUndefined();
    splitter.push(Buffer.from('\r'));
    splitter.push(Buffer.from('\n\nfour'));
    splitter.end();
    expect(texts).toEqual(['one\ntwo', 'three\n', 'four']);
  });

  it('takes what a line break cuts off for no part of the next character', () => {
    expect(lines([Buffer.from([0xc3, 10, 0xa9, 10])])).toEqual(['\ufffd', '\ufffd']);
  });

  it('masks a secret wherever it lies in a line that never ends, however the bytes are cut', () => {
    const mask = (text: string) => text.replaceAll('s3cret-of-the-database', '***');
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), fc.integer({ min: 1000, max: 90_000 }), (at, size) => {
        const bytes = Buffer.alloc(220_000, '.');
        bytes.write('s3cret-of-the-database', at);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        );
        const text = lines(chunks, mask).map(mask).join('');
        expect(text.replaceAll('.', '')).toBe('***');
      }),
      { numRuns: 50 },
    );
  });
});
