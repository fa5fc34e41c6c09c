import { matcherOf } from '../src/matcher';
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

  it('says what is wrong with an expression', () => {
    expect(matcherOf('status', '!~', '[')).toEqual({ problem: expect.any(String) });
    expect(matcherOf('status', '=', '[')).not.toHaveProperty('problem');
  });
});
