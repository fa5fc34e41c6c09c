import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import { Glob } from '../src/glob';
import { walk } from '../src/walk';

const clock = new VirtualClock();
const rules = { excludes: () => false, includeVcs: false, clock };
const folder = () => mkdtempSync(join(tmpdir(), 'walk-'));

describe('walk', () => {
  it('finds everything, each folder before what is in it, by the bytes of the names', async () => {
    const root = folder();
    mkdirSync(join(root, 'a'));
    for (const name of ['a/x', 'a-b', 'B']) writeFileSync(join(root, name), name);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x0a])]), '');
    symlinkSync('nowhere', join(root, 'link'));
    chmodSync(join(root, 'B'), 0o4711);
    utimesSync(join(root, 'B'), 1000.9, 1000.9);
    const { entries } = await walk({ folder: root }, rules);
    expect(entries.map(({ path }) => path)).toEqual(['B', 'a', 'a/x', 'a-b', 'link', '\xff\n']);
    expect(entries[0]).toEqual({ kind: 'file', path: 'B', mode: 0o711, mtime: 1000, size: 1 });
    expect(entries[4]).toMatchObject({ kind: 'link', target: 'nowhere' });
  });

  it('does not look into what is excluded, whatever it is', async () => {
    const root = folder();
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out', 'x'), '');
    const asked: string[] = [];
    const excludes = (path: string) => asked.push(path) > 0;
    const { entries } = await walk({ folder: root }, { ...rules, excludes });
    expect([entries, asked]).toEqual([[], ['out']]);
  });

  it('says what cannot be shipped, unless it stays behind', async () => {
    const root = folder();
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(walk({ folder: root }, rules)).rejects.toMatchObject({
      code: 'SOURCE',
      message: /^socket is neither/,
    });
    expect((await walk({ folder: root }, { ...rules, excludes: () => true })).entries).toEqual([]);
    server.close();
    await expect(walk({ folder: join(root, 'nowhere') }, rules)).rejects.toMatchObject({ code: 'SOURCE' });
  });

  it('leaves version control out wherever it is, as a folder or a file, unless it is asked for', async () => {
    const root = folder();
    for (const name of ['.git', 'sub/.svn', 'sub/.hg', 'module', '.github'])
      mkdirSync(join(root, name), { recursive: true });
    for (const name of ['.git/HEAD', 'sub/.svn/entries', 'module/.git', '.gitignore', '.github/x']) {
      writeFileSync(join(root, name), '');
    }
    const { entries, vcs } = await walk({ folder: root }, rules);
    expect(entries.map(({ path }) => path)).toEqual(['.github', '.github/x', '.gitignore', 'module', 'sub']);
    expect(vcs).toEqual(['.git', 'module/.git', 'sub/.hg', 'sub/.svn']);
    const all = await walk({ folder: root }, { ...rules, includeVcs: true });
    expect([all.entries.length, all.vcs]).toEqual([11, []]);
  });

  it.each([
    ['*', ['a.js', 'b.ts', 'dist', 'dist/.map', 'dist/c.js', 'web', 'web/dist', 'web/dist/d.js', 'web/e.js']],
    ['*.js', ['a.js']],
    ['**/*.js', ['a.js', 'dist', 'dist/c.js', 'web', 'web/dist', 'web/dist/d.js', 'web/e.js']],
    ['*/dist', ['web', 'web/dist', 'web/dist/d.js']],
    ['*/', ['dist', 'dist/.map', 'dist/c.js', 'web', 'web/dist', 'web/dist/d.js', 'web/e.js']],
    ['w?b/**', ['web', 'web/dist', 'web/dist/d.js', 'web/e.js']],
    ['{a,b}.[jt]s', ['a.js', 'b.ts']],
    ['.*', ['.x']],
    ['[!a]*.ts', ['b.ts']],
    ['*/*/*.ts', []],
  ])('takes what %s matches, each with its path below the folder before the first wildcard', async (pattern, paths) => {
    const root = folder();
    for (const name of ['dist', 'web/dist', '.git']) mkdirSync(join(root, name), { recursive: true });
    for (const name of ['a.js', 'b.ts', '.x', 'dist/c.js', 'dist/.map', 'web/dist/d.js', 'web/e.js', '.git/x.js']) {
      writeFileSync(join(root, name), '');
    }
    const glob = new Glob(`${root}/${pattern}`);
    expect(glob.root).toBe(root);
    const { entries, vcs } = await walk({ folder: root, glob }, rules);
    expect(entries.map(({ path }) => path)).toEqual(paths);
    expect(vcs).toEqual(pattern === '.*' ? ['.git'] : []);
  });

  it('names what a pattern does not match because of its dot, and takes names that are no UTF-8', async () => {
    const root = folder();
    for (const name of ['.htaccess', 'index.html']) writeFileSync(join(root, name), '');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]), '');
    const { entries, hidden } = await walk({ folder: root, glob: new Glob(`${root}/*`) }, rules);
    expect([entries.map(({ path }) => path), hidden]).toEqual([['index.html', '\xff'], ['.htaccess']]);
  });

  it('ends with the first file where that is enough', async () => {
    const root = folder();
    mkdirSync(join(root, 'a'));
    for (const name of ['a/x', 'b', 'c']) writeFileSync(join(root, name), '');
    const { entries } = await walk({ folder: root, isFirstEnough: true }, rules);
    expect(entries.map(({ path }) => path)).toEqual(['a', 'a/x']);
  });
});
