import fc from 'fast-check';
import { code, fit, fitLine, fitWithLinks, joinWithin, link } from '../src/mrkdwn';

/** Texts full of what could go wrong: markup, entities, halves of characters, control characters. */
const nasty = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<!channel>',
      '<@U123>',
      '<#C1|x>',
      '&',
      '&amp;',
      '<',
      '>',
      '`',
      '|',
      '\u0000',
      '\ud83d',
      '👩‍🚀',
      ' ',
      '\r',
    ),
    fc.constantFrom('https://example.org/a?b=1&c=2', 'http://<x>|y', 'https://', 'https://example.org/).'),
    fc.string({ unit: 'binary' }),
  ),
  { maxLength: 60 },
);
const text = nasty.map((parts) => parts.join(''));

/** Only whole entities; `<` only as our own link. */
const CLEAN = /^(?:[^&<>]|&amp;|&lt;|&gt;|<https?:\/\/(?:[^&<>|\s]|&amp;)+(?:\|[^<>|]*)?>)*$/u;

describe('fit', () => {
  it.each([
    ['a & b', 'a &amp; b'],
    ['<!channel> <!here|x> <@U012AB3CD> <#C1>', '&lt;!channel&gt; &lt;!here|x&gt; &lt;@U012AB3CD&gt; &lt;#C1&gt;'],
    ['&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['It\'s *bold* "here"', 'It\'s *bold* "here"'],
    ['  a\r\nb\rc\u0000\u0007  ', 'a\nb\nc'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j becomes %j', (given, escaped) => {
    expect(fit(given, 1000)).toBe(escaped);
  });

  it.each([
    ['just right', 'abcde', 5, 'abcde'],
    ['one too many', 'abcdef', 5, 'abcd…'],
    ['never inside an entity', 'abc&def', 8, 'abc…'],
    ['an entity that ends at the limit', 'a&', 6, 'a&amp;'],
    ['an entity that would leave no room for the ellipsis', 'a&b', 6, 'a…'],
    ['never inside a character', 'ab👍👍', 5, 'ab👍…'],
    ['not even the first one', '&&', 5, '…'],
  ])('cuts after escaping: %s', (_, given, limit, result) => {
    expect(fit(given, limit)).toBe(result);
  });

  it('keeps to the limit, to whole entities and to whole characters, whatever it is given', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 200 }), (given, limit) => {
        for (const result of [fit(given, limit), fitWithLinks(given, limit), fitLine(given, limit)]) {
          expect(result.length).toBeLessThanOrEqual(limit);
          expect(result).toMatch(CLEAN);
          expect(result).not.toMatch(/\p{Surrogate}/u);
          expect(result).not.toMatch(/<[!@#]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing of what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const back = fit(given, 1e6).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(back).toBe(given.trim());
      }),
    );
  });
});

describe('fitWithLinks', () => {
  it.each([
    ['see https://example.org/a?b=1&c=2.', 'see <https://example.org/a?b=1&amp;c=2>.'],
    ['(https://example.org/)', '(<https://example.org/>)'],
    ['<https://example.org|click>', '&lt;<https://example.org/>|click&gt;'],
    ['javascript://example.org', 'javascript://example.org'],
    ['https://', 'https://'],
  ])('%j becomes %j', (given, result) => {
    expect(fitWithLinks(given, 1000)).toBe(result);
  });

  it('cuts before a link, never in it', () => {
    expect(fitWithLinks('ab https://example.org/path', 28)).toBe('ab …');
  });

  it('cuts a URL as text where it would never fit', () => {
    expect(fitWithLinks(`https://example.org/${'x'.repeat(50)}`, 30)).toBe('https://example.org/xxxxxxxxx…');
  });
});

describe('code', () => {
  it.each([
    ['v1.2', '`v1.2`'],
    ['a`b', "`a'b`"],
    ['a\nb', '`a b`'],
    ['', ''],
    ['\u0000', ''],
  ])('%j becomes %j', (given, result) => {
    expect(code(given, 10)).toBe(result);
  });
});

describe('link', () => {
  it('lets nothing out of the URL', () => {
    expect(link('https://example.org/a|b?x=<!channel>&y', 'go', 500)).toBe(
      '<https://example.org/a%7Cb?x=%3C!channel%3E&amp;y|go>',
    );
  });

  it.each([
    ['no http', 'ftp://example.org', 500],
    ['no URL', 'example', 500],
    ['too long', 'https://example.org/abc', 10],
  ])('leaves the label alone: %s', (_, url, limit) => {
    expect(link(url, 'go', limit)).toBe('go');
  });
});

describe('joinWithin', () => {
  it('takes all lines that fit', () => {
    expect(joinWithin(['a', 'b', 'c'], 50)).toBe('a\nb\nc');
  });

  it('says how many are missing', () => {
    expect(joinWithin(['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(20)], 50)).toBe(`${'a'.repeat(20)}\n… and 2 more`);
  });

  it('keeps to the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.integer({ min: 40, max: 200 }), (lines, limit) => {
        expect(joinWithin(lines, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

it('reads a hostile URL in linear time', () => {
  const text = `https://a.example/${'.'.repeat(120_000)}b`;
  const begun = performance.now();
  expect(fitWithLinks(text, 100)).toHaveLength(100);
  expect(performance.now() - begun).toBeLessThan(2000);
});
