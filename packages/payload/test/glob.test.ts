import { Glob } from '../src/glob';

/** Whether a pattern matches a path, walked name by name; the last name is a folder where the path ends with `/`. */
function matches(pattern: string, path: string): boolean {
  const glob = new Glob(pattern);
  const names = path.replace(/\/$/, '').split('/');
  let progress = glob.start;
  for (const [at, name] of names.entries()) {
    const isLast = at === names.length - 1;
    const step = glob.step(progress, name, !isLast || path.endsWith('/'));
    if (isLast) return step.isMatch;
    progress = step.next;
  }
  return false;
}

describe('Glob', () => {
  it.each([
    ['dist/*.js', 'dist'],
    ['./packages/*/dist', './packages'],
    ['*.jar', '.'],
    ['/srv/build/**', '/srv/build'],
    ['/*', '/'],
    ['../out/[ab]', '../out'],
  ])('begins %s at %s', (pattern, root) => {
    expect(new Glob(pattern).root).toBe(root);
  });

  it.each([
    ['**/*.js', ['a.js', 'b/a.js', 'b/c/a.js'], ['a.ts', '.b/a.js', 'b/.a.js']],
    ['a/**/z', ['z', 'b/z', 'b/c/z'], ['b/y']],
    ['*/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['z', 'a/.b/z']],
    ['**', ['a', 'a/b', 'a/b/'], ['.a']],
    ['*/', ['a/'], ['a']],
    ['lib (1)*.so', ['lib (1).so', 'lib (1)x.so'], ['lib 1.so']],
    ['a+b@c!*', ['a+b@c!d'], ['aab']],
    ['?', ['é', 'a'], ['ab', '.']],
    ['*.{css,js}', ['a.css', 'a.js'], ['a.ts']],
    ['[!a]', ['b'], ['a', 'bb']],
    ['x*', ['x', 'xy'], ['X', 'ax']],
  ])('reads %s as a shell does', (pattern, yes, no) => {
    for (const path of yes) expect([path, matches(pattern, path)]).toEqual([path, true]);
    for (const path of no) expect([path, matches(pattern, path)]).toEqual([path, false]);
  });

  it.each(['a*/../b', '{a/b,c}/*', 'dist/{x,y/z}.js'])('refuses %s', (pattern) => {
    expect(() => new Glob(pattern)).toThrow(/wildcard|braces/);
  });
});
