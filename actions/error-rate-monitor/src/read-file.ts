import { readFileSync, statSync } from 'node:fs';

/** Reports of the longest watches are far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file. What never ends, or is too large for a report, is refused before it fills the memory. */
export function readFile(path: string, mostBytes = MOST_BYTES): string {
  const facts = statSync(path);
  if (!facts.isFile()) throw new Error(`${path} is no regular file`);
  if (facts.size > mostBytes) throw new Error(`${path} has ${facts.size} bytes; at most ${mostBytes} are read`);
  return readFileSync(path, 'utf8');
}
