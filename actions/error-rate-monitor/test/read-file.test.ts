import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '../src/read-file';

describe('readFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a report, and nothing that never ends or is too large for one', () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, '{"ü": 1}');
    expect(readFile(path)).toBe('{"ü": 1}');
    expect(() => readFile(path, 8)).toThrow('has 9 bytes; at most 8 are read');
    expect(() => readFile('/dev/zero')).toThrow('is no regular file');
    expect(() => readFile(folder)).toThrow('is no regular file');
    expect(() => readFile(join(folder, 'none'))).toThrow('ENOENT');
  });
});
