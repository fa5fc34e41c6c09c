import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, mkdtempSync, openSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLarge, readSmall } from '../src/file-content';

const root = mkdtempSync(join(tmpdir(), 'content-'));
const content = Buffer.alloc(700_001, 'xyz');
const sha256 = createHash('sha256').update(content).digest('hex');
writeFileSync(join(root, 'f'), content);

it('reads a file whole, or chunk by chunk in buffers of their own', async () => {
  expect(readSmall(root, 'f', content.length)).toEqual({ bytes: content, sha256 });
  const chunks: Buffer[] = [];
  expect(await readLarge(root, 'f', content.length, async (chunk) => void chunks.push(chunk))).toBe(sha256);
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
  expect(await readLarge(root, 'f', content.length)).toBe(sha256);
});

it('says which file is not there, or has another size by now', async () => {
  expect(() => readSmall(root, 'gone', 1)).toThrow(
    expect.objectContaining({ code: 'SOURCE', message: 'Cannot read gone.' }),
  );
  await expect(readLarge(root, 'gone', 1)).rejects.toMatchObject({ code: 'SOURCE' });
  expect(() => readSmall(root, 'f', 5)).toThrow(/^f changed/);
  await expect(readLarge(root, 'f', 5)).rejects.toMatchObject({ message: /^f changed/ });
});

it('takes no large file that is written into, or grows, while it is read', async () => {
  const path = join(root, 'busy');
  const damages = [
    () => appendFileSync(path, 'more'),
    () => {
      const file = openSync(path, 'r+');
      writeSync(file, 'in place', content.length - 8);
      closeSync(file);
    },
  ];
  for (const damage of damages) {
    writeFileSync(path, content);
    utimesSync(path, 1_000_000, 1_000_000);
    let chunks = 0;
    const reading = readLarge(root, 'busy', content.length, async () => {
      if (++chunks === 1) damage();
    });
    await expect(reading).rejects.toMatchObject({ code: 'SOURCE', message: /^busy changed/ });
  }
});
