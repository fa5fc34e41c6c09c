import { type Entry, identity } from '../src/entry';

it('tells entries apart by kind, path, mode, target and content, but not by time', () => {
  const file = (path: string, mode: number, mtime: number): Entry => ({ kind: 'file', path, mode, mtime, size: 1 });
  const texts = [
    identity(file('a', 0o644, 1), 'x'),
    identity(file('a', 0o755, 1), 'x'),
    identity(file('b', 0o644, 1), 'x'),
    identity(file('a', 0o644, 1), 'y'),
    identity({ kind: 'folder', path: 'a', mode: 0o755, mtime: 1 }, ''),
    identity({ kind: 'link', path: 'a', target: 'x', mtime: 1 }, ''),
    identity({ kind: 'link', path: 'a', target: 'y', mtime: 1 }, ''),
  ];
  expect(new Set(texts).size).toBe(texts.length);
  expect(identity(file('a', 0o644, 1), 'x')).toBe(identity(file('a', 0o644, 2), 'x'));
});
