import fc from 'fast-check';
import { isOdd, showPath, systemPath, toBytePath } from '../src/byte-path';

describe('a path of bytes', () => {
  it('has one character for each byte and is the same path for the system', () => {
    expect(toBytePath('é')).toBe('Ã©');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString();
        expect(Buffer.from(systemPath(toBytePath(text))).toString()).toBe(text);
      }),
    );
  });

  it('is shown in one line, whatever it is', () => {
    expect(['a b/ü.txt', 'a\nb', '-x', ' x', '\\'].map((name) => showPath(toBytePath(name)))).toEqual([
      'a b/ü.txt',
      '"a\\nb"',
      '-x',
      '" x"',
      '"\\\\"',
    ]);
    expect(showPath('\xff')).toBe('"\ufffd"');
  });

  it('is odd where a list of lines cannot carry it', () => {
    expect(['a b', 'ü', '\xff', '-'].map(isOdd)).toEqual([false, false, false, false]);
    expect(['a\nb', '\\', '\r', '\t', '\x7f'].map(isOdd)).toEqual([true, true, true, true, true]);
  });
});
