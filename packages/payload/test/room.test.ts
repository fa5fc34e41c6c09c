import { NO_BASE, parseBaseIndex } from '../src/base-index';
import type { Entry } from '../src/entry';
import { leastRoom, requireRoom } from '../src/room';

const entries: Entry[] = [
  { kind: 'folder', path: 'd', mode: 0o755, mtime: 1 },
  { kind: 'file', path: 'd/a', mode: 0o644, mtime: 1, size: 5000 },
  { kind: 'link', path: 'l', target: 'd', mtime: 1 },
];

it('counts in pieces of the file system what the host cannot have yet', () => {
  expect(leastRoom(entries, NO_BASE)).toBe(4096 + 8192);
  expect(leastRoom(entries, parseBaseIndex(`=v1\n644 5000 0123456789abcdef  payload/x\n`))).toBe(4096);
  // What goes to shared/ is never linked.
  const base = parseBaseIndex(`=v1\n644 5000 0123456789abcdef  payload/x\n`);
  expect(leastRoom(entries, base, entries)).toBe(4096 + 4096 + 8192);
});

it('refuses early, with both figures', () => {
  expect(() => requireRoom('web1', 2, 12_288)).toThrow(/web1: the release needs at least 12.* only 2/);
  expect(() => requireRoom('web1', 12, 12_288)).not.toThrow();
  expect(() => requireRoom('web1', null, 12_288)).not.toThrow();
});
