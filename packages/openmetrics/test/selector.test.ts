import { type Labels, loadRegularExpressions, parseSelector } from '@deploy-actions/openmetrics';
import fc from 'fast-check';
import { selector } from './selecting';

beforeAll(loadRegularExpressions);

function accepts(text: string, name: string, labels: Labels): boolean {
  const { acceptsName, acceptsLabels } = selector(text);
  return acceptsName(name) && acceptsLabels(labels);
}

const failed: Labels = ['code', '503', 'method', 'GET'];

describe('parseSelector', () => {
  it.each<[string, boolean]>([
    ['http_requests_total', true],
    ['  http_requests_total  ', true],
    ['http_requests', false],
    ['http_requests_total{}', true],
    ['http_requests_total{code="503"}', true],
    ['http_requests_total{code="5"}', false],
    ['http_requests_total{code!="503"}', false],
    ['http_requests_total { code =~ "5.." , method != "POST" , }', true],
    ['http_requests_total{code=~"5"}', false],
    ['http_requests_total{code!~"x|5.."}', false],
    ["http_requests_total{code='503'}", true],
    ['http_requests_total{code=~`5\\d\\d`}', true],
    ['http_requests_total{zone=""}', true],
    ['http_requests_total{zone!=""}', false],
    ['http_requests_total{code="503",code=~"5.*"}', true],
    ['{__name__="http_requests_total"}', true],
    ['{__name__=~"http_.*",code="503"}', true],
    ['{code="503"}', true],
    ['{"http_requests_total"}', true],
    ['{"http_requests_total", "code"="503"}', true],
    ['a:rule:sum', false],
    ['# all of them\nhttp_requests_total # of the API', true],
    ['http_requests_total{ # only these\n code="503" # and no others\n}', true],
    ['http_requests_total{code="#503"}', false],
    ['{__name__="inf"}', false],
  ])('%s', (text, expected) => {
    expect(accepts(text, 'http_requests_total', failed)).toBe(expected);
  });

  it('reads names that only quotes allow', () => {
    expect(accepts('{"http.requests", "status.code"="500"}', 'http.requests', ['status.code', '500'])).toBe(true);
  });

  it.each([
    ['', 'position 1: the name of a metric or "{" expected, not the end'],
    ['5xx', 'position 1'],
    ['a{', 'position 3: the name of a label expected, not the end'],
    ['a{b}', 'position 4: one of = != =~ !~ expected, not "}"'],
    ['a{b="1" c="2"}', 'position 9: "," or "}" expected'],
    ['a{b=1}', 'position 5: a value in quotes expected, not "1}"'],
    ['a{b=="1"}', 'one of = != =~ !~'],
    ['a{b="1}', 'position 5: a value in quotes'],
    ['a{,}', 'position 3'],
    ['a{b="1"', 'position 8: "," or "}" expected, not the end'],
    ['a{b="\\d"}', 'is not an escape'],
    ['a{b=~"("}', 'b=~"(": missing closing'],
    ['a[5m]', 'position 2: the end expected, not "[5m]": growth is measured from scrape to scrape'],
    ['rate(a[5m])', 'functions are not evaluated'],
    ['a / b', 'nothing is calculated'],
    ['{}', 'it selects every series'],
    ['{a=~".*"}', 'it selects every series'],
    ['{a!="x"}', 'it selects every series'],
    ['a{"b"}', 'two names, a and b'],
    ['a{__name__="b"}', 'two names, a and b'],
    ['x'.repeat(4001), 'longer than 4000'],
    ['# nothing', 'expected, not the end'],
    ['inf', 'inf is a keyword of PromQL: write {__name__="inf"}'],
    ['NaN{a="1"}', 'NaN is a keyword'],
    ['on', 'keyword'],
    ['bool', 'keyword'],
    ['group_left{a="1"}', 'keyword'],
  ])('%s is none', (text, problem) => {
    expect(parseSelector(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('tells the one name that it asks for', () => {
    const texts = ['a{b="1"}', '{"a b"}', '{__name__="a"}', '{__name__=~"a|b"}', '{b="1"}'];
    expect(texts.map((text) => selector(text).name)).toEqual(['a', 'a b', 'a', undefined, undefined]);
  });

  it('finds by = exactly the text that was quoted', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(value, value, (given, other) => {
        const text = `a{b=${JSON.stringify(given)}}`;
        expect(accepts(text, 'a', ['b', given])).toBe(true);
        expect(accepts(text, 'a', ['b', other])).toBe(given === other);
      }),
    );
  });

  it('says what is wrong with any text, and never throws', () => {
    const piece = fc.constantFrom('a', '{', '}', '"', '=', '=~', '!', ',', '\\', '(', '[', ' ', '`', 'é', '__name__');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const parsed = parseSelector(pieces.join(''));
        expect(parsed).toHaveProperty('problem' in parsed ? 'problem' : 'acceptsName');
      }),
    );
  });
});
