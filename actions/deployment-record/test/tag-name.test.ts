import { tagProblem } from '../src/tag-name';

describe('tagProblem', () => {
  it.each(['v1', 'prod-0123abc', 'release/2030.1', 'ü', 'a@b', 'a.lockx'])('takes %j', (name) => {
    expect(tagProblem(name)).toBeUndefined();
  });

  it.each([
    '',
    '@',
    '-v1',
    'a b',
    'a\tb',
    'a\u007f',
    'a..b',
    'a@{b',
    'a//b',
    '/a',
    'a/',
    'a.',
    '.a',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a~b',
    'a^b',
    'a:b',
    'a?b',
    'a*b',
    'a[b',
    'a\\b',
    'refs/tags/v1',
    'x'.repeat(201),
  ])('refuses %j, as git does', (name) => {
    expect(tagProblem(name)).toEqual(expect.any(String));
  });
});
