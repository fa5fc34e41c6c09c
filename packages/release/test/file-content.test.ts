import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLarge, readSmall } from '../src/file-content';

const root = mkdtempSync(join(tmpdir(), 'content-'));
const content = Buffer.alloc(700_001, 'xyz');
const sha256 = createHash('sha256').update(content).digest('hex');
writeFileSync(join(root, 'f'), content);

it('reads a file whole, or chunk by chunk in buffers of their own', async () => {
  expect(readSmall(root, 'f')).toEqual({ bytes: content, sha256 });
  const chunks: Buffer[] = [];
  expect(await readLarge(root, 'f', content.length, async (chunk) => void chunks.push(chunk))).toBe(sha256);
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
  expect(await readLarge(root, 'f', content.length)).toBe(sha256);
});

it('says which file is not there, or has another size by now', async () => {
  expect(() => readSmall(root, 'gone')).toThrow(
    expect.objectContaining({ code: 'SOURCE', message: 'Cannot read gone.' }),
  );
  await expect(readLarge(root, 'gone', 1)).rejects.toMatchObject({ code: 'SOURCE' });
  await expect(readLarge(root, 'f', 5)).rejects.toMatchObject({ message: /^f changed/ });
});
