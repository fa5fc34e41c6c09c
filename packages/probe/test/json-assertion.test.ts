import { JsonPathLimitError } from '@deploy-actions/json-path';
import { describeCause, parseJsonAssertion } from '@deploy-actions/probe';
import { violation } from '../src/json-assertion';

function miss(text: string, document: unknown): string | undefined {
  const assertion = parseJsonAssertion(text);
  if ('problem' in assertion) throw new Error(assertion.problem);
  const cause = violation(assertion, document);
  return cause === undefined ? undefined : describeCause(cause);
}

const document = {
  status: 'healthy',
  n: 3,
  zero: 0,
  off: false,
  none: null,
  list: [{ ok: true }, { ok: false }],
  v: '10',
};

describe('violation', () => {
  it.each([
    '$.status == "healthy"',
    "$.status == 'healthy'",
    '$.status != "ill"',
    '$.n == 3',
    '$.n >= 3',
    '$.n < 3.5',
    '$.zero == 0',
    '$.off == false',
    '$.none == null',
    '$.none',
    '$.off',
    '$.status > "a"',
    '$.list[0].ok == true',
    '$.list[?@.ok == true].ok == true',
    '$[?count($.list[?@.ok == true]) >= 1]',
    '$[?length($.list) < 100]',
  ])('holds: %s', (text) => {
    expect(miss(text, document)).toBeUndefined();
  });

  it.each([
    ['$.status == "ill"', '$.status is "healthy", expected == "ill"'],
    ['$.n == "3"', '$.n is 3, expected == "3"'],
    ['$.v > 9', '$.v is "10", expected > 9'],
    ['$.n > 3', '$.n is 3, expected > 3'],
    ['$.list[*].ok == true', '$.list[*].ok is false, expected == true'],
    ['$.absent', '$.absent selects nothing'],
    ['$[?length($.list) > 2]', '$[?length($.list) > 2] selects nothing'],
    ['$.absent != "ill"', '$.absent selects nothing'],
    ['$.none < 1', '$.none is null, expected < 1'],
    ['$.list < 1', '$.list is [{"ok":true},{"ok":false}], expected < 1'],
  ])('does not hold: %s', (text, reason) => {
    expect(miss(text, document)).toBe(reason);
  });

  it.each([
    ['$.list.length < 100', '$[?length($.list) < 100]'],
    ["$['list']['length'] == 2", "$[?length($['list']) == 2]"],
    ['$.list[*].length >= 2', '$[?count($.list[*]) >= 2]'],
    ['$.status.length', '$[?length($.status) > 0]'],
  ])('says how to ask for a length instead: %s', (text, cure) => {
    const path = text.split(/ [<=>]/)[0];
    expect(miss(text, document)).toBe(`${path} selects nothing (for the length of a list or string, write ${cure})`);
    expect(miss(cure, document)).toBeUndefined();
  });

  it('takes a key called length for what it is', () => {
    expect(miss('$.queue.length < 100', { queue: { length: 3 } })).toBeUndefined();
    expect(miss('$.length == 3', { n: 3 })).toBe('$.length selects nothing');
  });

  it.each([{}, [], null, 3, 'text'])('finds nothing in %j', (value) => {
    expect(miss('$.status', value)).toBe('$.status selects nothing');
  });

  it('reads a document of any depth, and gives up where it would cost too much', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i++) deep = [deep];
    expect(miss('$..x', deep)).toBe('$..x selects nothing');
    expect(() => miss('$..*..*', deep)).toThrow(JsonPathLimitError);
  });

  it.each(['status == "x"', '$.status == healthy', '$.n == ', '$.n > true', '$.n == [1]', '$.a[', '', '== 3'])(
    'refuses %j',
    (text) => {
      expect(parseJsonAssertion(text)).toHaveProperty('problem');
    },
  );
});
