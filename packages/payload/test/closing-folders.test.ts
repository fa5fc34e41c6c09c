import { closingFolders, closingScript } from '../src/closing-folders';
import type { Entry } from '../src/entry';

const folder = (path: string, mode: number): Entry => ({ kind: 'folder', path, mode, mtime: 1 });

it('names the folders alone, deepest first and open', () => {
  const file: Entry = { kind: 'file', path: 'a/f', mode: 0o644, mtime: 1, size: 1 };
  const archive = closingFolders([folder('a', 0o555), file, folder('a/b', 0o755), folder('c', 0o755)]);
  const names = [0, 512, 1024].map((at) => archive.toString('latin1', at, at + 5).replaceAll('\0', ''));
  expect(names).toEqual(['c/', 'a/b/', 'a/']);
  expect(archive.toString('latin1', 1024 + 100, 1024 + 107)).toBe('0000755');
  expect(archive.length).toBe(3 * 512 + 1024);
});

it('closes deepest first what came open, and nothing else', () => {
  const entries = [folder('a', 0o555), folder("a/it's\n", 0o555), folder('a/x', 0o755), folder('b', 0o500)];
  expect(closingScript(entries).toString()).toBe("chmod 500 ./b || exit\nchmod 555 './a/it'\\''s\n' ./a || exit\n");
  expect(closingScript([folder('a', 0o755)])).toHaveLength(0);
});

it('keeps each command short', () => {
  const many = Array.from({ length: 2000 }, (_, n) => folder(`folder-${n}`, 0o555));
  const lines = closingScript(many).toString().trim().split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(20_000);
  expect(lines.join(' ').match(/folder-/g)).toHaveLength(2000);
});
