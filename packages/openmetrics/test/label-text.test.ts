import fc from 'fast-check';
import { closingQuote, unescaped } from '../src/label-text';

const escaped = (text: string) => text.replace(/["\\\n]/g, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`));

describe('the text of a label', () => {
  it('ends at the first quote that is not escaped', () => {
    expect(closingQuote('{a="x\\"y\\\\",b="z"}', 3)).toBe(10);
    expect(closingQuote('"x\\"', 0)).toBe(-1);
    expect(closingQuote('"x', 0)).toBe(-1);
  });

  it('keeps an escape that is none', () => {
    expect(unescaped('a\\tb\\\\n', 0, 8)).toBe('a\\tb\\n');
  });

  it('is found again behind its escapes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'n', 'é') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const line = `"${escaped(before)}",b="${escaped(after)}"`;
        const end = closingQuote(line, 0);
        expect(unescaped(line, 1, end)).toBe(before);
      }),
    );
  });
});
