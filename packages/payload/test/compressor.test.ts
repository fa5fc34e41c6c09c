import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { VirtualClock } from '@deploy-actions/clock';
import { Compressor } from '../src/compressor';

async function pack(blocks: Buffer[], clock = new VirtualClock(), tookMs = 0): Promise<Buffer> {
  const out: Buffer[] = [];
  const compressor = new Compressor(async (block) => {
    if (tookMs > 0) await clock.sleep(tookMs);
    out.push(block);
  }, clock);
  for (const block of blocks) await compressor.push(block);
  await compressor.end();
  return Buffer.concat(out);
}

describe('Compressor', () => {
  it('makes one stream of gzip, whatever level it goes through', async () => {
    const text = Array.from({ length: 40 }, (_, n) => Buffer.alloc(256 * 1024, `line ${n}\n`));
    const noise = Array.from({ length: 40 }, () => randomBytes(256 * 1024));
    const blocks = [...text, ...noise, ...text];
    const packed = await pack(blocks, new VirtualClock(), 5);
    expect(gunzipSync(packed).equals(Buffer.concat(blocks))).toBe(true);
    expect(packed.length).toBeLessThan(11 * 1024 * 1024);
  });

  it('makes a whole stream of nothing, too', async () => {
    expect(gunzipSync(await pack([]))).toHaveLength(0);
  });
});
