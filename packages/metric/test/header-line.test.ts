import { Illegal } from '@deploy-actions/action';
import { parseHeader } from '../src/header-line';

describe('parseHeader', () => {
  it.each([
    ['Authorization: Bearer abc:def', ['Authorization', 'Bearer abc:def']],
    ['X-Empty:', ['X-Empty', '']],
    ['  x-trimmed :  yes  ', ['x-trimmed', 'yes']],
  ])('%s', (line, pair) => {
    expect(parseHeader(line)).toEqual(pair);
  });

  it.each([
    'Authorization',
    ': value',
    'Bad Name: value',
    'X: caf\u2615',
    'X: a\u0000b',
    'Host: other',
    'Content-Length: 1',
  ])('refuses %j', (line) => {
    expect(() => parseHeader(line)).toThrow(Illegal);
  });

  it('repeats no value', () => {
    expect(() => parseHeader('Bad Name: hunter2')).toThrow(
      expect.objectContaining({ found: expect.not.stringContaining('hunter2') }),
    );
  });
});
