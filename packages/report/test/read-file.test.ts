import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '@deploy-actions/report';

describe('readFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-file-'));
  const at = (name: string) => join(folder, name);
  const refusal = (why: string) =>
    expect.objectContaining({ code: 'FILE_UNREADABLE', message: expect.stringContaining(why) });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads a regular file, also through a symbolic link', () => {
    writeFileSync(at('report.json'), '{"ü": 1}');
    symlinkSync('report.json', at('link.json'));
    writeFileSync(at('empty'), '');
    expect([readFile(at('report.json')), readFile(at('link.json')), readFile(at('empty'))]).toEqual([
      '{"ü": 1}',
      '{"ü": 1}',
      '',
    ]);
  });

  it('reads up to the limit and not a byte more', () => {
    writeFileSync(at('nine'), '123456789');
    expect(readFile(at('nine'), 9)).toBe('123456789');
    expect(() => readFile(at('nine'), 8)).toThrow(refusal('it has 9 B, the limit is 8 B'));
  });

  it('reads a file that is larger than a piece as a whole', () => {
    const text = 'ü'.repeat(1_500_000);
    writeFileSync(at('large'), text);
    expect(readFile(at('large')) === text).toBe(true);
  });

  it('counts the bytes of a file whose size is not known beforehand', () => {
    expect(readFile('/proc/self/status')).toContain('Pid:');
    expect(() => readFile('/proc/self/status', 100)).toThrow(refusal('more than 100 B'));
  });

  it('stops at the limit where a file grows while it is read', () => {
    writeFileSync(at('growing'), 'x'.repeat(10));
    appendFileSync(at('growing'), 'x'.repeat(100));
    expect(() => readFile(at('growing'), 50)).toThrow(refusal('the limit is 50 B'));
  });

  it('refuses devices, also behind a symbolic link, before anything is read', () => {
    symlinkSync('/dev/zero', at('zero'));
    expect(() => readFile('/dev/zero')).toThrow(refusal('it is a device, not a regular file'));
    expect(() => readFile(at('zero'))).toThrow(refusal('it is a device'));
    expect(() => readFile('/dev/null')).toThrow(refusal('it is a device'));
  });

  it('refuses a FIFO without waiting for a writer', () => {
    execFileSync('mkfifo', [at('fifo')]);
    expect(() => readFile(at('fifo'))).toThrow(refusal('it is a FIFO'));
  });

  it('refuses a folder, a socket and what is not there', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(at('socket'), done));
    expect(() => readFile(folder)).toThrow(refusal('it is a folder'));
    expect(() => readFile(at('socket'))).toThrow(refusal('it is a socket'));
    expect(() => readFile(at('none'))).toThrow(refusal('the file does not exist'));
    symlinkSync('loop', at('loop'));
    expect(() => readFile(at('loop'))).toThrow(refusal('form a loop'));
    await new Promise((done) => server.close(done));
  });
});
