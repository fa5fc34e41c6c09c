/** Servers end a connection after six refused logins (MaxAuthTries), each key being one. */
export const MOST_KEYS = 6;

/** The keys of a text that may hold several, one after the other; a text without any is one block. */
export function keyBlocks(text: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    lines.push(line);
    if (!/^-----END .*-----$/.test(line.trim())) continue;
    blocks.push(`${lines.join('\n')}\n`);
    lines = [];
  }
  const rest = lines.join('\n');
  // What follows a key is a remark, unless it begins another one.
  if (blocks.length === 0 || rest.includes('BEGIN ')) blocks.push(rest);
  return blocks;
}
