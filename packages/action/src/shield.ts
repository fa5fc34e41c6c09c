/** What the runner trims before it looks for `::`, and everything else that cannot be seen, from the start of a line. */
const COMMAND = /(?<![^\n])([^\p{L}\p{N}\p{P}\p{S}\n]*):(?=:)/gu;
/** Behind such a prefix no line can begin with a command. */
const CLOSED = /^[^\p{L}\p{N}\p{P}\p{S}]*(?!:)[\p{L}\p{N}\p{P}\p{S}]/u;
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` (after optional blanks) is a
 * command, `##[` is one anywhere in a line, and a lone carriage return begins a new line. Every line gets the prefix.
 * The text is looked at as a whole: line by line would make ten times its size of garbage.
 */
export function shield(text: string, prefix = '| '): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  // A regular expression is replaced in one go, a text piece by piece; `$` has a meaning there.
  const marked = prefix + (prefix === '' ? lines : lines.replace(/\n/g, `\n${prefix.replaceAll('$', '$$$$')}`));
  const quiet =
    CLOSED.test(prefix) || !marked.includes('::') ? marked : marked.replace(COMMAND, `$1:${ZERO_WIDTH_SPACE}`);
  return quiet.includes('##[') ? quiet.replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`) : quiet;
}
