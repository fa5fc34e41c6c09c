import { type JsonPath, JsonPathLimitError, loadPatterns, parseJsonPath } from '@deploy-actions/json-path';
import fc from 'fast-check';
import { jsonpath } from 'json-p3';

beforeAll(loadPatterns);

function compiled(text: string): JsonPath {
  const path = parseJsonPath(text);
  if ('problem' in path) throw new Error(path.problem);
  return path;
}

describe('parseJsonPath', () => {
  it('selects nested values, array elements and falsy values', () => {
    const document = { a: { b: [{ c: 0 }, { c: false }] }, n: null };
    expect(compiled('$.a.b[*].c').values(document)).toEqual([0, false]);
    expect(compiled('$.n').values(document)).toEqual([null]);
  });

  it('selects nothing where there is nothing, in documents of any type', () => {
    for (const document of [{}, [], null, 3, 'text', undefined]) {
      expect(compiled('$.a.b').values(document)).toEqual([]);
    }
  });

  it.each(['', 'status', '$.a[', '$..'])('says what is wrong with %j', (text) => {
    expect(parseJsonPath(text)).toHaveProperty('problem');
  });

  it.each(['$.a[?search(@, "\\\\d+")]', '$.a[?match(@.b, "a**")]', '$[?count($[?search(@, "(a")]) > 0]'])(
    'refuses a pattern that is not an I-Regexp, for it would never match: %s',
    (text) => {
      expect(parseJsonPath(text)).toEqual({ problem: expect.stringContaining('the pattern') });
    },
  );
});

describe('evaluation', () => {
  const document = {
    store: {
      book: [
        { t: 'a', p: 8 },
        { t: 'b', p: 9, i: 'x' },
        { t: 'bab', p: 12 },
      ],
      bike: { p: 19 },
    },
    list: [0, 1, 2, 3, 4],
    same: { x: [1, { y: 2 }] },
    other: { x: [1, { y: 2 }] },
    text: 'a\nb',
    smile: '😀',
    pattern: 'b.b',
  };

  // What json-p3 itself selects, in the same order.
  it.each([
    '$..p',
    '$..*',
    '$.store.book[0,2].t',
    '$.store.book[-1]',
    '$.list[1:3]',
    '$.list[::-1]',
    '$.list[3:0:-2]',
    '$.list[-2:]',
    '$.list[:-9]',
    '$.list[::0]',
    '$.list[9:1:-1]',
    '$.store.book[?@.i]',
    '$.store.book[?!@.i].t',
    '$.store.book[?@.p > 8 && @.p <= 12].t',
    '$.store.book[?@.p < 9 || @.t == "bab"].t',
    '$.store.book[?@.t >= "b"].t',
    '$[?@ == $.same]',
    '$[?@.x != $.same.x]',
    '$.store.book[?@.i == $.nothing].t',
    '$.store.book[?length(@.t) == 3]',
    '$[?length(@) == 5]',
    '$[?count(@.*) > 2]',
    '$.store.book[?value(@.t) == "a"]',
    '$.store.book[?search(@.t, "a")].p',
    '$.store.book[?match(@.t, "b|ba.")].p',
    '$.store.book[?match(@.t, $.pattern)].p',
    '$.store.book[?search(@.p, "8")]',
    "$[?match(@, 'a.b')]",
    "$[?search(@, '^a')]",
    "$[?search(@, 'b$')]",
    "$[?match(@, '.')]",
    "$[?match(@, '\\\\p{So}')]",
    "$[?match(@, '[.]b')]",
    "$.store.book[?match(@.t, '')]",
    '$.store["book"][?(@.p < 10)]["t","p"]',
  ])('selects by %s what the reference selects', (text) => {
    expect(compiled(text).values(document)).toEqual(jsonpath.query(text, document).values());
  });

  it('counts the characters of a text, not its UTF-16 units', () => {
    expect(compiled('$[?length(@.smile) == 1]').values([document])).toHaveLength(1);
  });

  it('follows RFC 9535 where the reference does not: an object is no list, and only texts match', () => {
    expect(compiled('$[?@ == $[0]]').values([{}, []])).toEqual([{}]);
    expect(compiled("$[?match(@, '[^a-z]+')]").values(['1', 1])).toEqual(['1']);
  });

  it('selects what the reference selects, in any document', () => {
    const paths = ['$..a', '$..[0]', '$.a[*]', '$..[?@.a]', '$..[?@ == 5]', '$[::2]', '$..[?@ < 3]', '$..[-2:]'];
    const key = fc.constantFrom('a', 'b');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(0, 1, 5, 'a', 'b', null, true),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(...paths), (document, text) => {
        expect(compiled(text).values(document)).toEqual(jsonpath.query(text, document as never).values());
      }),
      { numRuns: 300 },
    );
  });

  const many = Array.from({ length: 100_000 }, (_, at) => at);
  const evil = `${'a'.repeat(50_000)}!`;

  it.each([
    ['an expression that goes back and tries again', "$.logs[?search(@, '^(a+)+$')]", { logs: [evil] }, []],
    ['the same out of the document', '$.list[?match(@.a, @.p)]', { list: [{ a: evil, p: '(a+)+' }] }, []],
    ['all values of a large list', '$.x[*]', { x: many }, many],
    ['a filter over a large list', '$.x[?@ > 99998]', { x: many }, [99_999]],
  ])('takes linear time for %s', (_, text, document, values) => {
    expect(compiled(text).values(document)).toEqual(values);
  });

  it.each([
    ['loops in a loop', '$.x[?count($.x[*]) > @]', { x: many }],
    ['comparisons of large trees', '$.x[?$.x == $.y]', { x: many, y: [...many] }],
    ['lengths of large objects', '$.x[?length($.y) == 1]', { x: many, y: { ...many } }],
    ['descendants of descendants', '$..*..*..*', { x: Array.from({ length: 2000 }, () => [[1]]), y: { z: [many] } }],
    ['many patterns out of the document', '$.x[?search("a", @)]', { x: many.map((at) => `x{${at % 900}}${at}`) }],
    ['a large program over a long text', "$.x[?search(@, '(a?){500}b')]", { x: ['a'.repeat(100_000)] }],
  ])('ends with a typed error: %s', (_, text, document) => {
    const begunAt = process.cpuUsage();
    expect(() => compiled(text).values(document)).toThrow(JsonPathLimitError);
    const { user, system } = process.cpuUsage(begunAt);
    expect((user + system) / 1000).toBeLessThan(3000);
  });

  it('reads documents of any depth', () => {
    const deep = JSON.parse(`${'['.repeat(3000)}1${']'.repeat(3000)}`);
    expect(compiled('$..[?@ == 1]').values(deep)).toEqual([1]);
    expect(compiled('$[?@ == $[0]]').values([deep, 1])).toEqual([deep]);
  });
});
