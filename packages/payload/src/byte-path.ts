/**
 * A path of bytes, as POSIX has it: one character for each byte, so that it sorts, joins and compares as the bytes do,
 * and names that are no UTF-8 are as good as any other.
 */
export type BytePath = string;

export function toBytePath(text: string): BytePath {
  return Buffer.from(text).toString('latin1');
}

/** For the file system: plain ASCII needs no buffer, which is faster. */
export function systemPath(path: BytePath): string | Buffer {
  return isAscii(path) ? path : Buffer.from(path, 'latin1');
}

/** For people, on one line: names that are not plain are quoted as JSON; bytes that are no UTF-8 become U+FFFD. */
export function showPath(path: BytePath): string {
  const text = Buffer.from(path, 'latin1').toString();
  const isPlain = !/[\p{Cc}\\"\ufffd]|^\s|\s$/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Names that a list of `HASH  PATH` lines cannot carry on every host: sha256sum and its likes each escape others. */
export function isOdd(path: BytePath): boolean {
  for (let at = 0; at < path.length; at++) {
    const code = path.charCodeAt(at);
    if (code < 0x20 || code === 0x7f || code === 0x5c) return true;
  }
  return false;
}

function isAscii(path: string): boolean {
  for (let at = 0; at < path.length; at++) if (path.charCodeAt(at) > 0x7f) return false;
  return true;
}
