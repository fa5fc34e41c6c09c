import { TarWriter } from '../src/tar-writer';

it('gathers small pieces, hands on large ones as they are, and loses none', async () => {
  const blocks: Buffer[] = [];
  const writer = new TarWriter(async (block) => void blocks.push(block));
  const small = Array.from({ length: 3000 }, (_, n) => Buffer.from(`${n},`.repeat(20)));
  const large = Buffer.alloc(1024 * 1024, 'x');
  for (const piece of small) await writer.write(piece);
  await writer.write(large);
  await writer.add({ kind: 'file', name: 'a', mode: 0o644, mtime: 1 }, Buffer.from('abc'));
  await writer.end();
  const whole = Buffer.concat(blocks);
  const before = Buffer.concat([...small, large]);
  expect(whole.subarray(0, before.length).equals(before)).toBe(true);
  expect(whole.subarray(before.length + 512, before.length + 515).toString()).toBe('abc');
  expect(whole.length).toBe(before.length + 512 + 512 + 1024);
  expect(blocks.length).toBeLessThan(10);
  expect(blocks).toContain(large);
});
