import { compileExcludes } from '../src/exclude';

const left = (patterns: string[], paths: string[]) => {
  const excludes = compileExcludes(patterns);
  return paths.filter((path) => !excludes(path.replace(/\/$/, ''), path.endsWith('/')));
};

describe('compileExcludes', () => {
  it.each([
    [['*.log'], ['a.log', 'b/c.log', 'a.txt'], ['a.txt']],
    [['/build'], ['build/', 'sub/build/'], ['sub/build/']],
    [['node_modules/'], ['node_modules/', 'x/node_modules/', 'node_modules'], ['node_modules']],
    [['*.map', '!keep.map'], ['a.map', 'keep.map'], ['keep.map']],
    [['docs/**/*.md'], ['docs/a.md', 'docs/b/c.md', 'a.md'], ['a.md']],
    [['?.txt'], ['a.txt', 'ab.txt'], ['ab.txt']],
    [['[ab].txt', '\\!x'], ['a.txt', 'c.txt', '!x'], ['c.txt']],
    [['README'], ['README', 'readme'], ['readme']],
  ])('reads %j as git does', (patterns, paths, rest) => {
    expect(left(patterns, paths)).toEqual(rest);
  });

  it('leaves nothing out where no pattern is given, and takes names of all kinds', () => {
    expect(left([], ['a', '..b', '\xff'])).toEqual(['a', '..b', '\xff']);
    expect(left(['x'], ['...', '..b', '\xff', 'a\nb', '-', ' '])).toEqual(['...', '..b', '\xff', 'a\nb', '-', ' ']);
  });
});
