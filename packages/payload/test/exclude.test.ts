import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { toBytePath } from '../src/byte-path';
import { compileExcludes, excludeLines } from '../src/exclude';

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

/** What git leaves out, as the walk of a payload does: nothing below a folder that is left out is looked at. */
function gitLeavesOut(repository: string, text: string, paths: readonly string[]): string[] {
  writeFileSync(join(repository, '.git', 'info', 'exclude'), text);
  const { stdout } = spawnSync('git', ['-C', repository, 'check-ignore', '--no-index', '-z', '--stdin'], {
    input: paths.map((path) => `${path}\0`).join(''),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });
  return stdout.split('\0').filter((path) => path !== '');
}

function weLeaveOut(text: string, paths: readonly string[], folders: ReadonlySet<string>): string[] {
  const excludes = compileExcludes(excludeLines(text));
  return paths.filter((path) => {
    const parts = path.split('/');
    const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
    return above.some((one) => excludes(toBytePath(one), folders.has(one)));
  });
}

describe('exclude beside git check-ignore', () => {
  const repository = mkdtempSync(join(tmpdir(), 'exclude-'));
  const files = [
    'a',
    ' a',
    'a ',
    'a\t',
    ' ',
    '#a',
    ' #a',
    '!a',
    'b/a',
    'b/ a',
    'b/a ',
    'c /x',
    'a.log',
    'é',
    'b/c/a\t',
    '[a]',
    'a\\',
  ];
  const folders = new Set(['b', 'c ', 'b/c']);
  const paths = [...files, ...folders];

  beforeAll(() => {
    expect(spawnSync('git', ['init', '-q', repository]).status).toBe(0);
    for (const file of files) {
      mkdirSync(dirname(join(repository, file)), { recursive: true });
      writeFileSync(join(repository, file), '');
    }
  });

  it.each([
    [' a', [' a', 'b/ a']],
    ['a\\ ', ['a ', 'b/a ']],
    ['a ', ['a', 'b/a']],
    ['a\t', ['a\t', 'b/c/a\t']],
    ['a\t  ', ['a\t', 'b/c/a\t']],
    [' #a', [' #a']],
    ['\\#a\r\n\\!a\r\n', ['#a', '!a']],
    ['#a\n   \n\n', []],
    ['c\\ /', ['c /x', 'c ']],
  ])('reads %j as git does', (text, left) => {
    expect(gitLeavesOut(repository, text, paths)).toEqual(left);
    expect(weLeaveOut(text, paths, folders)).toEqual(left);
  });

  it('agrees with git on any patterns', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'c',
      ' ',
      '\t',
      '\\',
      '/',
      '*',
      '**',
      '?',
      '!',
      '#',
      '[a]',
      '[!a]',
      '.log',
      'é',
      '\r',
    );
    const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (given) => {
        expect(weLeaveOut(given, paths, folders)).toEqual(gitLeavesOut(repository, given, paths));
      }),
      { numRuns: 150 },
    );
  });
});
