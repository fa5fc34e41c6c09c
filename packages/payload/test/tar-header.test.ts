import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'tar';
import { BLOCK, TAR_END, type TarEntry, tarHeader, tarPadding } from '../src/tar-header';

/** The tar programs of this machine; GNU tar is on every one that runs these tests. */
const TARS = [['tar'], ['busybox', 'tar']].filter(([program = '']) => spawnSync(program, ['--help']).status === 0);

/** What another reader makes of an archive; it takes names for UTF-8. */
function read(
  archive: Buffer,
): { path: string; linkpath: string | undefined; size: number; mode: number | undefined }[] {
  const found: ReturnType<typeof read> = [];
  const parser = new Parser({ strict: true });
  parser.on('entry', (entry) => {
    found.push({ path: entry.path, linkpath: entry.linkpath, size: entry.size, mode: entry.mode });
    entry.resume();
  });
  parser.end(archive);
  return found;
}

describe('tarHeader', () => {
  it('is read by others: kinds, modes, sizes, times, targets', () => {
    const archive = Buffer.concat([
      tarHeader({ kind: 'file', name: 'a', mode: 0o640, mtime: 1_700_000_000, size: 3 }),
      Buffer.from('abc'),
      tarPadding(3),
      tarHeader({ kind: 'linked', name: 'b', mode: 0o640, mtime: 1, target: 'releases/v1/b' }),
      tarHeader({ kind: 'link', name: 'c', mode: 0o777, mtime: 1, target: '../x' }),
      tarHeader({ kind: 'folder', name: 'd/', mode: 0o755, mtime: 1 }),
      TAR_END,
    ]);
    expect(read(archive)).toMatchObject([
      { path: 'a', size: 3, mode: 0o640 },
      { path: 'b', linkpath: 'releases/v1/b', size: 0 },
      { path: 'c', linkpath: '../x' },
      { path: 'd/', mode: 0o755 },
    ]);
  });

  it('keeps names and targets of every length', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-'), minLength: 1, maxLength: 120 });
    const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (name, target) => {
        const archive = Buffer.concat([tarHeader({ kind: 'linked', name, mode: 0o644, mtime: 1, target }), TAR_END]);
        expect(archive.length % BLOCK).toBe(0);
        expect(read(archive)).toMatchObject([{ path: name, linkpath: target }]);
      }),
    );
  });

  it('writes sizes and times that octal cannot hold in base 256', () => {
    const entry: TarEntry = { kind: 'file', name: 'a', mode: 0o644, mtime: -5, size: 8 ** 11 + 5 };
    const header = tarHeader(entry);
    expect(header.subarray(124, 136).toString('hex')).toBe('800000000000000200000005');
    expect(header.subarray(136, 148).toString('hex')).toBe('fffffffffffffffffffffffb');
    expect(
      tarHeader({ ...entry, mtime: 1e12 })
        .subarray(136, 148)
        .toString('hex'),
    ).toBe('80000000000000e8d4a51000');
    expect(tarHeader({ ...entry, mtime: 8 ** 11 - 1 }).toString('latin1', 136, 147)).toBe('77777777777');
  });

  it.each(TARS)('keeps times before 1970 and after 2242 when %s unpacks them', (...command) => {
    const root = mkdtempSync(join(tmpdir(), 'times-'));
    const times = { old: -1_000_000, first: -1, zero: 0, last: 8 ** 11 - 1, late: 8 ** 11, later: 1e10 };
    const entries = Object.entries(times).map(([name, mtime]) => tarHeader({ kind: 'file', name, mode: 0o644, mtime }));
    const [program = '', ...first] = command;
    const { status } = spawnSync(program, [...first, 'xf', '-', '-C', root], {
      input: Buffer.concat([...entries, TAR_END]),
    });
    expect(status).toBe(0);
    const found = Object.keys(times).map((name) => [name, lstatSync(join(root, name)).mtimeMs / 1000]);
    expect(Object.fromEntries(found)).toEqual(times);
  });
});

it('fills the last block', () => {
  expect([0, 1, 511, 512, 513].map((size) => tarPadding(size).length)).toEqual([0, 511, 1, 0, 511]);
});
