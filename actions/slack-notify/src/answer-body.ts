/** Slack answers with a word or two; an endless body must fill neither memory nor log. */
const LIMIT_BYTES = 16 * 1024;

/** The body as text, at most 16 KiB of it. Rejects where the connection breaks before its end. */
export async function limitedText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= LIMIT_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, LIMIT_BYTES).toString('utf8');
}
