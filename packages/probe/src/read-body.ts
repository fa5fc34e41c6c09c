/**
 * At most `limit` bytes of a body as text; `complete` says whether that was all. What is longer is not read on, and
 * nothing is when the signal is aborted: then nobody waits for the answer any more.
 */
export async function readBody(
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<{ body: string; complete: boolean }> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    chunks.push(value);
    if (size <= limit && !signal.aborted) continue;
    reader.cancel().catch(() => undefined);
    return { body: textOf(Buffer.concat(chunks, Math.min(size, limit))), complete: false };
  }
  return { body: textOf(Buffer.concat(chunks)), complete: true };
}

/** Unlike a Buffer, a decoder drops the byte order mark, which would make good JSON bad. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
