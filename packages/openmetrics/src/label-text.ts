/** How a text inside quotes goes on after a backslash; other escapes stay as they are, as Prometheus reads them. */
const ESCAPES = /\\([\\"n])/g;

/** Where the quoted text that begins at `from` ends (the index of its closing quote); -1 where it does not. */
export function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from + 1); at !== -1; at = line.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (line.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** The text between two indices, without its escapes. */
export function unescaped(line: string, from: number, to: number): string {
  const text = line.slice(from, to);
  return text.includes('\\') ? text.replace(ESCAPES, (_, mark) => (mark === 'n' ? '\n' : mark)) : text;
}
