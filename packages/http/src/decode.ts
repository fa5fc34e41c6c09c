import type { Transform } from 'node:stream';
import { WireError } from './wire-cause';

/** More layers than this nobody means. */
const MOST_LAYERS = 4;

const KNOWN = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'];

/**
 * The codings of a `content-encoding` in the order in which they must be undone. A coding that nobody knows undoes
 * nothing, as in browsers: servers write `none` or a charset there. Throws a `WireError` where there are too many.
 */
export function codingsIn(header: string | undefined): string[] {
  const named = (header ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((word) => word.trim() || []);
  const codings = named.filter((name) => name !== 'identity').reverse();
  if (codings.some((name) => !KNOWN.includes(name))) return [];
  if (codings.length > MOST_LAYERS)
    throw new WireError({ kind: 'coding', detail: `the body is compressed ${codings.length} times` });
  return codings;
}

/** Undoes one coding; `firstByte` tells the two kinds of deflate apart. */
export async function decoderFor(coding: string, firstByte: number): Promise<Transform> {
  const { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } = await import(
    'node:zlib'
  );
  if (coding === 'br') return createBrotliDecompress();
  if (coding === 'zstd' && createZstdDecompress !== undefined) return createZstdDecompress();
  if (coding === 'zstd') throw new WireError({ kind: 'unreadable', detail: 'its body is compressed with zstd' });
  if (coding !== 'deflate') return createGunzip();
  // Meant is zlib's format; some servers send the bare stream.
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
