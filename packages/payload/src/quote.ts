/** One word for any POSIX shell, whatever the text; NUL cannot be part of a word. */
export function quote(text: string): string {
  if (text.includes('\0')) throw new RangeError('a shell word cannot contain NUL');
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A path as a word, where a leading `~/` is the remote user's home. */
export function quotePath(path: string): string {
  return path.startsWith('~/') ? `"$HOME"/${quote(path.slice(2))}` : quote(path);
}
