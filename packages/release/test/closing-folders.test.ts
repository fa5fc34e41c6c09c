import { closingFolders } from '../src/closing-folders';

it('names the folders alone, deepest first', () => {
  const folder = (path: string) => ({ kind: 'folder' as const, path, mode: 0o555, mtime: 1 });
  const archive = closingFolders([
    folder('a'),
    { kind: 'file', path: 'a/f', mode: 0o644, mtime: 1, size: 1 },
    folder('a/b'),
    folder('c'),
  ]);
  const names = [0, 512, 1024].map((at) => archive.toString('latin1', at, at + 5).replaceAll('\0', ''));
  expect(names).toEqual(['c/', 'a/b/', 'a/']);
  expect(archive.toString('latin1', 100, 107)).toBe('0000555');
  expect(archive.length).toBe(3 * 512 + 1024);
});
