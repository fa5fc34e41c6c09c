import { codingsIn } from './decode';
import type { TakeBytes } from './http-request';
import { unpack } from './unpack';

export interface Body {
  bytes: Buffer;
  /** False where there was more than the limit. */
  complete: boolean;
}

/**
 * At most `limit` bytes of a body, unpacked; what is longer is neither read on nor unpacked, so that a bomb costs its
 * limit and no more. Where somebody takes the bytes, none are kept, and of the piece that passes the limit none are given.
 * Rejects as the source does, or with a `WireError` where it cannot be unpacked.
 */
export async function readBody(
  source: AsyncIterable<Buffer>,
  contentEncoding: string | undefined,
  limit: number,
  take?: TakeBytes,
): Promise<Body> {
  const codings = codingsIn(contentEncoding);
  if (codings.length === 0) return collect(source, limit, take);
  const packed = { isCut: false };
  let chunks = upTo(source, limit, packed);
  for (const coding of codings) chunks = unpack(chunks, coding);
  try {
    const body = await collect(chunks, limit, take);
    return packed.isCut ? { ...body, complete: false } : body;
  } catch (error) {
    if (packed.isCut) return { bytes: Buffer.alloc(0), complete: false };
    throw error;
  }
}

async function collect(source: AsyncIterable<Buffer>, limit: number, take?: TakeBytes): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) {
      return { bytes: take ? Buffer.alloc(0) : Buffer.concat([...chunks, chunk], limit), complete: false };
    }
    if (take) take(chunk);
    else chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), complete: true };
}

/** Packed without end, a body may yield nothing at all: then only its own length stops it. */
async function* upTo(source: AsyncIterable<Buffer>, limit: number, packed: { isCut: boolean }): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    packed.isCut = size > limit;
    if (packed.isCut) return;
    yield chunk;
  }
}
