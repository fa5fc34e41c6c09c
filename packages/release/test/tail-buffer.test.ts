import fc from 'fast-check';
import { TailBuffer } from '../src/tail-buffer';

function tail(limit: number, parts: string[]): [string, number] {
  const buffer = new TailBuffer(limit);
  for (const part of parts) buffer.push(Buffer.from(part));
  return [buffer.text(), buffer.total];
}

describe('TailBuffer', () => {
  it('keeps all of what fits', () => {
    expect(tail(10, ['ab', 'cdef', '', 'ghij'])).toEqual(['abcdefghij', 10]);
  });

  it('keeps the end from the beginning of a line, says how much is missing, and counts everything', () => {
    expect(tail(8, ['one\ntw', 'o\nthree\n', '', 'x\n'])).toEqual(['[14 B before this were cut]\nx\n', 16]);
    expect(tail(4, ['ab', 'cdefgh', '', 'ij'])).toEqual(['[7 B before this were cut]\nhij', 10]);
  });

  it('keeps the end however the bytes come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.array(fc.nat({ max: 2500 })), (limit, sizes) => {
        const whole = sizes.map((size, n) => String.fromCharCode(97 + (n % 26)).repeat(size));
        const text = whole.join('');
        const [end, total] = tail(limit, whole);
        expect(total).toBe(text.length);
        const kept = total > limit ? Math.floor((limit * 3) / 4) : limit;
        expect(end.split('\n').at(-1)).toBe(kept === 0 ? '' : text.slice(-kept));
      }),
    );
  });
});
