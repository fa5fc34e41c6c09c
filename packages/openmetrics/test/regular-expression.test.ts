import { loadRegularExpressions, wholeMatch } from '../src/regular-expression';

beforeAll(loadRegularExpressions);

describe('wholeMatch', () => {
  it.each([
    ['5..', '500', true],
    ['5..', '5000', false],
    ['5..', '1500', false],
    ['a|b', 'b', true],
    ['a|b', 'ab', false],
    ['.*', 'two\nlines', true],
    ['', '', true],
    ['', 'x', false],
    ['(?i)get', 'GET', true],
  ])('%s matches %j: %s', (expression, value, expected) => {
    const matches = wholeMatch(expression);
    expect('problem' in matches || matches(value)).toBe(expected);
  });

  it.each([
    ['(', 'missing closing'],
    ['a{2', undefined],
    ['(?=x)', 'invalid'],
    ['\\1', 'invalid escape sequence'],
    ['x'.repeat(1001), 'longer than 1000 characters'],
  ])('%s is none: %s', (expression, problem) => {
    const matches = wholeMatch(expression);
    if (problem === undefined) expect(matches).toBeInstanceOf(Function);
    else expect(matches).toEqual({ problem: expect.stringContaining(problem) });
    expect(JSON.stringify(matches) ?? '').not.toContain('(?s)');
  });

  it('says the same again, of more texts than it remembers', () => {
    const matches = wholeMatch('x?5..');
    const texts = Array.from({ length: 3000 }, (_, at) => `${at % 2 === 0 ? 'x' : ''}${at}`);
    const answers = () => texts.filter((text) => 'problem' in matches || matches(text));
    const expected = texts.filter((text) => /^x?5..$/.test(text));
    expect([answers(), answers()]).toEqual([expected, expected]);
  });

  it('takes time in proportion to the text, whatever the expression', () => {
    const matches = wholeMatch('(a+)+$');
    expect('problem' in matches || matches(`${'a'.repeat(20_000)}b`)).toBe(false);
  });
});
