import { plainText, shield } from './shield';

/**
 * Foreign text of several lines as a block of code: the fence is longer than any run of backticks in it, so nothing in
 * it can close the block. What cannot be seen, or turns the direction of writing, is dropped.
 */
export function markdownFence(text: string): string {
  const lines = plainText(text).replace(/[\u2028\u2029]/g, '\n');
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shield(lines, '')}\n${fence}`;
}
