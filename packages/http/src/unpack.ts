import { Readable } from 'node:stream';
import { decoderFor } from './decode';
import { lineOf } from './node-error';
import { WireError } from './wire-cause';

/**
 * Undoes one coding of a body, at the pace at which the result is read; nothing is still nothing. Rejects as the source
 * does, or with a `WireError` where it cannot be undone.
 */
export async function* unpack(source: AsyncIterable<Buffer>, coding: string): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const decoder = await decoderFor(coding, first.value[0] ?? 0);
  const feed = Readable.from(withFirst(first.value, iterator), { objectMode: false });
  let sourceError: unknown;
  feed.on('error', (error) => {
    sourceError = error;
    decoder.destroy(error);
  });
  try {
    yield* feed.pipe(decoder) as AsyncIterable<Buffer>;
  } catch (error) {
    if (sourceError !== undefined) throw sourceError;
    if (error instanceof WireError) throw error;
    const detail = `the body cannot be decompressed (${coding}): ${lineOf(error)}`;
    throw new WireError({ kind: 'coding', detail }, error);
  } finally {
    decoder.destroy();
    feed.destroy();
  }
}

async function* withFirst(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
