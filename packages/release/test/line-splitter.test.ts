import fc from 'fast-check';
import { LineSplitter } from '../src/line-splitter';

function lines(chunks: Buffer[]): string[] {
  const found: string[] = [];
  const splitter = new LineSplitter((line) => found.push(line));
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
    expect(lines([Buffer.alloc(200_000, 'x')]).map((line) => line.length)).toEqual([65536, 65536, 65536, 3392]);
  });
});
