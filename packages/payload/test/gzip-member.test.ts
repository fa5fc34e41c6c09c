import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gzipMember } from '../src/gzip-member';

it('makes members that are a stream in any number, at any level and of any size', async () => {
  const size = fc.oneof(fc.constantFrom(0, 1, 65_534, 65_535, 65_536, 131_070), fc.nat(200_000));
  const chunk = fc.record({ size, level: fc.constantFrom(0, 1, 3, 6) });
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { minLength: 1, maxLength: 4 }), async (chunks) => {
      const parts: Buffer[] = [];
      const plain: Buffer[] = [];
      for (const { size: bytes, level } of chunks) {
        const content = level % 2 === 0 ? randomBytes(bytes) : Buffer.alloc(bytes, 'line\n');
        plain.push(content);
        parts.push(...(await gzipMember(content, level)));
      }
      expect(gunzipSync(Buffer.concat(parts)).equals(Buffer.concat(plain))).toBe(true);
    }),
    { numRuns: 30 },
  );
});
