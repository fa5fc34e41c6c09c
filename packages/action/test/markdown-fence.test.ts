import { markdownFence } from '@deploy-actions/action';
import fc from 'fast-check';

describe('markdownFence', () => {
  it('shows text as it is', () => {
    expect(markdownFence('{"a": "<b>"}\n\t# no title')).toBe('```text\n{"a": "<b>"}\n\t# no title\n```');
  });

  it('drops what cannot be seen, and ends lines in one way', () => {
    expect(markdownFence('a\r\nb\rc\u2028d\u0000\u001b[31m\u202ee\u001b]0;title\u0007')).toBe(
      '```text\na\nb\nc\nde\n```',
    );
  });

  it("cannot begin one of the runner's commands", () => {
    const block = markdownFence('::error::x\n##[error]y');
    expect(block).not.toMatch(/^::/m);
    expect(block).not.toContain('##[');
  });

  it('cannot be closed from inside, whatever stands in it', () => {
    const text = fc.string({ unit: fc.constantFrom('`', '~', '\n', '\r', ' ', 'a', '\u2028', '\t') });
    fc.assert(
      fc.property(text, (inside) => {
        const lines = markdownFence(inside).split('\n');
        const fence = lines[0]?.replace('text', '') ?? '';
        const closing = lines
          .slice(1)
          .findIndex((line) => /^ {0,3}`+[ \t]*$/.test(line) && line.trim().length >= fence.length);
        expect(closing).toBe(lines.length - 2);
      }),
    );
  });
});
