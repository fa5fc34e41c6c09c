import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { quote, quotePath } from '../src/quote';

const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));

function seenByShell(line: string): string {
  return execFileSync('sh', ['-c', `printf %s ${line}`], { env: { HOME: "/home/o'hara $x" }, encoding: 'utf8' });
}

describe('quote', () => {
  it('comes out of a real shell as it went in', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(seenByShell(quote(text))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what no word can hold', () => {
    expect(() => quote('a\0b')).toThrow(RangeError);
  });
});

describe('quotePath', () => {
  it("expands a leading ~/ to the remote user's home and nothing else", () => {
    expect(seenByShell(quotePath('~/my app/$HOME'))).toBe("/home/o'hara $x/my app/$HOME");
    expect(seenByShell(quotePath('/srv/~/x'))).toBe('/srv/~/x');
  });
});
