import { isVersion } from '../src/names';

describe('isVersion', () => {
  it.each(['v1', '1.2.3+build.7', 'a'.repeat(128), '0c1d2e'])('takes %s', (text) => {
    expect(isVersion(text)).toBe(true);
  });

  it.each(['', '.', '..', '-v1', '_x', 'a/b', 'a b', 'a\n', "a'", '$(x)', 'a'.repeat(129), 'ü'])(
    'refuses %j',
    (text) => {
      expect(isVersion(text)).toBe(false);
    },
  );
});
