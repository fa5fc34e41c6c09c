import { loadPatterns, type Pattern, parsePattern } from '@deploy-actions/json-path';

beforeAll(loadPatterns);

function pattern(text: string): Pattern {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

describe('parsePattern', () => {
  it.each([
    ['^version v[0-9]+$', 'name x\nversion v12\n'],
    ['(?i)OK', 'all ok'],
    ['\\bup\\b', 'it is up.'],
    ['', ''],
  ])('%s is in %j', (text, body) => {
    expect(pattern(text).isIn(body)).toBe(true);
  });

  it.each([
    ['^OK$', 'NOT OK'],
    ['a.b', 'a\nb'],
  ])('%s is not in %j', (text, body) => {
    expect(pattern(text).isIn(body)).toBe(false);
  });

  it.each([
    ['(a', 'missing closing ): `(a`'],
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['a{2000}', 'invalid repeat count: `{2000}`'],
    ['x'.repeat(1001), 'it is longer than 1000 characters'],
  ])('%s is none', (text, problem) => {
    expect(parsePattern(text)).toEqual({ problem });
  });

  it('takes no more time for a text that wants to be slow than for another', () => {
    // With backtracking this is longer than anybody lives.
    expect(pattern('^(a+)+$').isIn(`${'a'.repeat(100_000)}b`)).toBe(false);
  });
});
