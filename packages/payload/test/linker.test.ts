import { parseBaseIndex } from '../src/base-index';
import type { FileEntry } from '../src/entry';
import { createLinker } from '../src/linker';

const hash = (digit: string) => digit.repeat(64);
const file = (path: string, mode = 0o644): FileEntry => ({ kind: 'file', path, mode, mtime: 0, size: 5 });
const line = (path: string, digit: string) => `644 5 ${digit.repeat(16)}  payload/${path}\n`;
const base = parseBaseIndex(`=v2\n${line('a', '1')}${line('old', '2')}${line('stays', '3')}=v1\n${line('a', '4')}`);

describe('createLinker', () => {
  const entries = [file('a'), file('new'), file('newer'), file('stays')];

  it('links to the same path of the live release, then of the other one', () => {
    const link = createLinker(base, entries);
    expect(link(file('a'), hash('1'))).toBe('releases/v2/a');
    expect(link(file('a'), hash('4'))).toBe('releases/v1/a');
    expect(link(file('a'), hash('5'))).toBeUndefined();
  });

  it('links to what was moved, once, and never makes two files of a release one', () => {
    const link = createLinker(base, entries);
    expect(link(file('new'), hash('2'))).toBe('releases/v2/old');
    expect(link(file('newer'), hash('2'))).toBeUndefined();
    expect(link(file('new'), hash('3'))).toBeUndefined();
  });

  it('takes what is the same in content from one release only', () => {
    const two = parseBaseIndex(`=v2\n${line('a', '1')}=v1\n${line('new', '1')}`);
    const link = createLinker(two, entries);
    expect(link(file('new'), hash('1'))).toBe('releases/v1/new');
    expect(link(file('a'), hash('1'))).toBeUndefined();
  });

  it('does not link another mode, nor what did not serve before', () => {
    expect(createLinker(base, entries)(file('a', 0o755), hash('1'))).toBeUndefined();
    expect(createLinker(base, entries, new Set(['a']))(file('a'), hash('1'))).toBeUndefined();
  });
});
