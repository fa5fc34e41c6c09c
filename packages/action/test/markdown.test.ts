import { markdownCode, markdownTable, markdownText } from '@deploy-actions/action';
import fc from 'fast-check';

/** What a Markdown reader shows: a backtick is always the edge of code, in which an entity is no entity. */
const shown = (markdown: string) =>
  markdown
    .split('`')
    .map((part, at) => (at % 2 === 1 ? part : decoded(part)))
    .join('');

const decoded = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What Markdown could read as more than text: neither code nor an entity. */
const outsideCode = (markdown: string) => markdown.replace(/`[^`]*`/g, 'code').replace(/&#?\w+;/g, 'entity');

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
    expect(outsideCode(markdown)).not.toMatch(/[<>`*_[\]()|~!$\\@#]|^[-=]|^\d+\.|:\/\/|www\./i);
    expect(shown(markdown)).toBe(text);
  });

  it.each([
    ['@octocat #12', '`@octocat` `#12`'],
    ['deploy@web1.example.com:22: refused.', '`deploy@web1.example.com:22`: refused.'],
    ['(root@[::1]:22), org/repo#3', '&#40;`root@[::1]:22`&#41;, `org/repo#3`'],
    ['a|@b', 'a&#124;`@b`'],
  ])(
    'shows %j as code, where GitHub looks for no mention and no reference, and which can be copied',
    (text, markdown) => {
      expect(markdownText(text)).toBe(markdown);
      expect(shown(markdownText(text))).toBe(text);
    },
  );

  it('is one line, without what cannot be seen', () => {
    expect(markdownText('a\r\n\tb\u2028c\u0000d \u202eevil\u202c\n\u001b[31mred\u001b[0m')).toBe('a b cd evil red');
  });

  it('leaves plain words alone', () => {
    const plain = 'web1: exit code 3 after 1.5 s; 2 of 3 - see 10:30';
    expect(markdownText(plain)).toBe(plain);
  });

  it('shows any text as it was, but for blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~äé€😀]*$/u), (text) => {
        const markdown = markdownText(text);
        expect(shown(markdown)).toBe(text.trim());
        expect(markdown).not.toMatch(/[\u200b-\u200f|\n]/);
        expect(outsideCode(markdown)).not.toMatch(/[<>`*_[\]()~!$\\@#]/);
      }),
    );
  });
});

describe('markdownCode', () => {
  it.each([
    ['web1.example.com', '`web1.example.com`'],
    ['deploy@127.0.0.1:2222', '`deploy@127.0.0.1:2222`'],
    ['a_b*c&d', '`a_b*c&d`'],
    ['tick`ed', '`` tick`ed ``'],
    ['`', '`` ` ``'],
    ['a\r\nb', '`a b`'],
    ['a|b', 'a&#124;b'],
    ['', ''],
  ])('shows %j as it is', (text, markdown) => {
    expect(markdownCode(text)).toBe(markdown);
  });

  it('cannot be closed from inside, and breaks no cell and no line', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\n\u200b]*$/), (text) => {
        const markdown = markdownCode(text);
        expect(markdown).not.toMatch(/[|\n\u200b]/);
        const fence = /^`+/.exec(markdown)?.[0] ?? '';
        if (fence === '' || text.includes('|')) return;
        const inner = markdown.slice(fence.length, -fence.length);
        expect(markdown.endsWith(fence)).toBe(true);
        expect([...inner.matchAll(/`+/g)].some(([run]) => run.length === fence.length)).toBe(false);
        expect(inner.trim()).toBe(
          text
            .replace(/\n+/g, ' ')
            .replace(/\u200b/g, '')
            .trim(),
        );
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
