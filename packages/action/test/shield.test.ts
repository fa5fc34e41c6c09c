import { oneLine as lineOf, plainText, shield } from '@deploy-actions/action';
import fc from 'fast-check';

/** What .NET trims at the start of a line, which is what the runner does before it looks for `::`. */
const trimmed = (line: string) =>
  line.replace(/^[\s\u0085\u200b\ufeff]*/, (blanks) => blanks.replace(/[^\u200b]/g, ''));
const hostile = fc
  .array(
    fc.constantFrom(
      '::',
      ':',
      '##[',
      '##',
      '#',
      '[',
      '\r',
      '\n',
      '\r\n',
      ' ',
      '\t',
      '\u00a0',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\0',
      '\u001b[0m',
      'error',
      'set-env name=X',
      'é',
      '😀',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const anything = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 }));

describe('shield', () => {
  it.each([
    ['::error::x', '| ::error::x'],
    ['a\n::set-output name=x::y', '| a\n| ::set-output name=x::y'],
    ['progress 1%\r::stop-commands::x', '| progress 1%\n| ::stop-commands::x'],
    ['a\r\nb', '| a\n| b'],
    ['x ##[error]y ##[group]', '| x ##\u200b[error]y ##\u200b[group]'],
    ['', '| '],
  ])('%j becomes %j', (text, expected) => {
    expect(shield(text)).toBe(expected);
  });

  it.each([
    ['::error::x', ':\u200b:error::x'],
    ['  \t::error::x', '  \t:\u200b:error::x'],
    ['\u00a0\ufeff::error::x', '\u00a0\ufeff:\u200b:error::x'],
    [':::', ':\u200b::'],
    ['a::b', 'a::b'],
    ['::1', ':\u200b:1'],
  ])('guards %j even without a prefix', (text, expected) => {
    expect(shield(text, '')).toBe(expected);
  });

  it('guards against a prefix that is foreign itself', () => {
    expect(shield('error::x', '::')).toBe(':\u200b:error::x');
    expect(shield('[error]x', '##')).toBe('##\u200b[error]x');
    expect(shield(':error::x', ':')).toBe(':\u200b:error::x');
  });

  it('lets no line of any text, under any prefix, be a command', () => {
    fc.assert(
      fc.property(anything, fc.oneof(fc.constant('| '), fc.constant(''), anything.map(oneLine)), (text, prefix) => {
        const shielded = shield(text, prefix);
        expect(shielded).not.toContain('\r');
        expect(shielded).not.toContain('##[');
        for (const line of shielded.split('\n')) {
          expect(trimmed(line).startsWith('::')).toBe(false);
          expect(line.trimStart().startsWith('::')).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does to each line of a text what it does to one', () => {
    fc.assert(
      fc.property(
        anything,
        fc.oneof(fc.constantFrom('| ', '', '$&', '$1 | ', ' :'), anything.map(oneLine)),
        (text, prefix) => {
          const lines = text.split(/\r\n|\r|\n/).map((line) => shield(line, prefix));
          expect(shield(text, prefix)).toBe(lines.join('\n'));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('changes nothing in text that is harmless', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9 .,:/-]{0,40}$/)), (lines) => {
        const text = lines.map((line) => `x${line}`).join('\n');
        expect(shield(text, '')).toBe(text);
      }),
    );
  });

  it('takes no longer for a long line than for its length', () => {
    const started = performance.now();
    shield(' '.repeat(1_000_000), '');
    shield('##'.repeat(500_000), '');
    shield(`${'\u2028'.repeat(1_000_000)}::`, '');
    shield('\n'.repeat(1_000_000), ' :');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

const ESC = '\u001b';

describe('plainText', () => {
  it.each([
    ['colors', `${ESC}[1;31mred${ESC}[0m and \u009b32mgreen`, 'red and green'],
    ['a cursor that goes up and clears', `ok${ESC}[1A${ESC}[2Kforged`, 'okforged'],
    ['a title and a link', `${ESC}]0;title\u0007a ${ESC}]8;;http://x${ESC}\\link${ESC}]8;;${ESC}\\`, 'a link'],
    ['a sequence of two characters', `${ESC}(Ba${ESC}7b${ESC}=c`, 'abc'],
    ['a sequence without an end, with what it would hide', `a${ESC}]0;hidden line\nnext`, 'a0;hidden line\nnext'],
    ['control characters', 'a\0b\u0008c\u007fd\u0085e', 'abcde'],
    ['a turned direction', 'abc\u202edcba\u202c \u2066x\u2069', 'abcdcba x'],
    ['line ends', 'a\r\nb\rc\td', 'a\nb\nc\td'],
    ['nothing', 'just text é 😀', 'just text é 😀'],
  ])('reads without %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('leaves no control character in any text, and does not change its own work', () => {
    const piece = fc.oneof(anything, fc.constantFrom(ESC, `${ESC}[`, `${ESC}]`, '\u0007', '31m', '\u202e', '\u009d'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const plain = plainText(pieces.join(''));
        expect(plain).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(plainText(plain)).toBe(plain);
        expect(lineOf(pieces.join(''))).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });

  it('takes no longer for long sequences than for their length', () => {
    const started = performance.now();
    for (const part of [`${ESC}]`, `${ESC}[1`, '\u009d', `${ESC}[`, `${ESC}P1`]) plainText(part.repeat(500_000));
    plainText(`${ESC}[${'1'.repeat(1_000_000)}`);
    plainText(`${ESC}]${'1'.repeat(1_000_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
