import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
/** A stored block counts its bytes with 16 bits. */
const STORED_BYTES = 65_535;

/**
 * One whole member of a gzip stream (RFC 1952): any number of them in a row is a stream again. Level 0 leaves the
 * bytes as they are, and does not copy them.
 */
export async function gzipMember(bytes: Buffer, level: number): Promise<Buffer[]> {
  const body = level === 0 ? stored(bytes) : [await deflate(bytes, { level })];
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length % 2 ** 32, 4);
  return [HEADER, ...body, trailer];
}

function stored(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += STORED_BYTES) {
    const block = bytes.subarray(at, at + STORED_BYTES);
    const head = Buffer.alloc(5);
    head[0] = at + STORED_BYTES >= bytes.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(~block.length & 0xffff, 3);
    parts.push(head, block);
  }
  return parts;
}
