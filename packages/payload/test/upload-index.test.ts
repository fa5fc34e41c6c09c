import { createHash } from 'node:crypto';
import { UploadIndex } from '../src/upload-index';

it('lists the files first, line by line with their modes, and proves itself', () => {
  const index = new UploadIndex();
  index.addAlias('odd/1', 'aa');
  index.addFile({ kind: 'file', path: 'x', mode: 0o755, mtime: 0, size: 7 }, 'payload/x', 'bb');
  index.addRecord('version', Buffer.from('v1\n'));
  const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
  expect(index.lines().toString()).toBe(`bb  payload/x\naa  odd/1\n${hash('v1\n')}  record/version\n`);
  expect(index.modes().toString()).toBe('755 7\n');
  expect(index.complete(1, false).toString()).toBe(`${hash(index.lines())}\n2\n\n`);
  index.countMode({ mode: 0o755 });
  index.countMode({ mode: 0o600 });
  expect(index.complete(1, true).toString()).toBe(`${hash(index.lines())}\n2\n755=2 600=1\n`);
});
