import { cutToBytes, formatSize, parseSize } from '@deploy-actions/quantity';
import fc from 'fast-check';

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [1_048_575, '1.0 MiB'],
    [1_048_576, '1.0 MiB'],
    [1_572_864, '1.5 MiB'],
    [5 * 1024 ** 4, '5.0 TiB'],
    [5000 * 1024 ** 4, '5000.0 TiB'],
  ])('%d bytes are %j', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe('cutToBytes', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abc', 2, 'ab'],
    ['aé', 2, 'a'],
    ['a€b', 3, 'a'],
    ['a€b', 4, 'a€'],
    ['😀😀', 7, '😀'],
    ['abc', 0, ''],
    ['abc', -1, ''],
  ])('%j to %d bytes is %j', (text, bytes, expected) => {
    expect(cutToBytes(text, bytes)).toBe(expected);
  });

  it('gives the longest whole prefix that fits', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat({ max: 120 }), (given, limit) => {
        const cut = cutToBytes(given, limit);
        expect(given.startsWith(cut)).toBe(true);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        const [next] = given.slice(cut.length);
        if (next !== undefined) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(limit);
      }),
    );
  });
});

describe('parseSize', () => {
  it.each([
    ['100MiB', 104_857_600],
    [' 64 KiB ', 65_536],
    ['1GB', 1_000_000_000],
    ['0.5KiB', 512],
    ['12B', 12],
  ])('reads %j', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', '100', 'MiB', '1M', '-1B', '1e3B', '1 MiB x', '1mib', '1.B', '1TiB'])('takes %j for no size', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});
