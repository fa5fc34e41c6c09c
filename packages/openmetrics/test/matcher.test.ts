import { canonicalValue, matcherOf } from '../src/matcher';
import { loadRegularExpressions } from '../src/regular-expression';

beforeAll(loadRegularExpressions);

describe('matcherOf', () => {
  it.each([
    ['=', '500', true, false],
    ['!=', '500', false, true],
    ['=~', '5..', true, false],
    ['!~', '5..', false, true],
  ] as const)('%s %s', (operator, value, of500, of200) => {
    const matcher = matcherOf('status', operator, value);
    if ('problem' in matcher) throw new Error(matcher.problem);
    expect([matcher.label, matcher.accepts('500'), matcher.accepts('200')]).toEqual(['status', of500, of200]);
  });

  it.each([
    ['le', '=', '1', '1.0', true],
    ['le', '=', '1.0', '1', true],
    ['le', '=', '+Inf', 'inf', true],
    ['le', '!=', '1e0', '1', false],
    ['le', '=~', '1|5', '5.0', true],
    ['le', '=~', '1|5', '2.0', false],
    ['le', '!~', '0\\.5', '.5', false],
    ['quantile', '=', '0.990', '0.99', true],
    ['le', '=', 'x', 'x', true],
    ['le', '=', '', '', true],
    ['status', '=', '1', '1.0', false],
  ] as const)('%s%s%s of %s: %s', (label, operator, value, text, expected) => {
    const matcher = matcherOf(label, operator, value);
    if ('problem' in matcher) throw new Error(matcher.problem);
    expect(matcher.accepts(text)).toBe(expected);
  });

  it('writes numbers as Prometheus 3 does, in labels that hold numbers only', () => {
    const given = ['1', '1.0', '.5', '1e-7', '+Inf', '-1', 'x', ''];
    expect(given.map((text) => canonicalValue('le', text))).toEqual([
      '1.0',
      '1.0',
      '0.5',
      '1e-7',
      '+Inf',
      '-1.0',
      'x',
      '',
    ]);
    expect(canonicalValue('status', '1')).toBe('1');
  });

  it('says what is wrong with an expression', () => {
    expect(matcherOf('status', '!~', '[')).toEqual({ problem: expect.any(String) });
    expect(matcherOf('status', '=', '[')).not.toHaveProperty('problem');
  });
});
