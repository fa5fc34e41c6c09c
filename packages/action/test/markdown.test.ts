import { markdownTable, markdownText } from '@deploy-actions/action';
import fc from 'fast-check';

/** What a Markdown reader shows for our entities. */
const shown = (markdown: string) =>
  markdown
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u200b', '');

describe('markdownText', () => {
  it.each([
    ['a heading', '# big'],
    ['a link', '[x](https://evil.example)'],
    ['a bare link', 'see https://evil.example and www.evil.example'],
    ['an image', '![x](y)'],
    ['HTML', '<img src=x onerror=y>'],
    ['a table cell', 'a | b'],
    ['code', '`x` ```'],
    ['stress', '**x** _y_ ~~z~~'],
    ['a list', '- x'],
    ['a numbered list', '1. x'],
    ['a title underlined', '==='],
    ['a quotation', '> x'],
    ['an entity', '&lt;b&gt; &#64;'],
    ['mathematics', '$x$'],
  ])('takes the power from %s and shows it as it was', (_, text) => {
    const markdown = markdownText(text);
    expect(markdown).not.toMatch(/[<>`*_[\]()|~!$\\]|^[-=#]|^\d+\.|:\/\/|www\./i);
    expect(shown(markdown)).toBe(text);
  });

  it('hides mentions and references from GitHub, which looks for them when entities are resolved', () => {
    expect(markdownText('@octocat #12')).toBe('&#64;&#8203;octocat &#35;&#8203;12');
  });

  it('is one line, without what cannot be seen', () => {
    expect(markdownText('a\r\n\tb\u2028c\u0000d \u202eevil\u202c\n')).toBe('a b c d evil');
  });

  it('leaves plain words alone', () => {
    const plain = 'web1: exit code 3 after 1.5 s; 2 of 3 - see 10:30';
    expect(markdownText(plain)).toBe(plain);
  });

  it('shows any text as it was, but for blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~äé€😀]*$/u), (text) => {
        expect(shown(markdownText(text))).toBe(text.trim());
      }),
    );
  });
});

describe('markdownTable', () => {
  it('has a line per row', () => {
    expect(
      markdownTable(
        ['host', 'verdict'],
        [
          ['web1', 'deployed'],
          ['web2', markdownText('a|b')],
        ],
      ),
    ).toBe('| host | verdict |\n| --- | --- |\n| web1 | deployed |\n| web2 | a&#124;b |');
  });
});
