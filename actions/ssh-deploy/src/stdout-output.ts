const LIMIT = 64 * 1024;

/** The end of what was printed, as it fits an output; what was cut is said in its first line. */
export function stdoutOutput(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= LIMIT) return text;
  const notice = (cut: number) => `[${cut} bytes cut: the full output is in the file that log-path names]\n`;
  const room = LIMIT - Buffer.byteLength(notice(bytes.length));
  // Not in the middle of a character.
  let from = bytes.length - room;
  while (((bytes[from] ?? 0) & 0xc0) === 0x80) from++;
  return `${notice(from)}${bytes.subarray(from).toString('utf8')}`;
}
