/** What the runner trims before it looks for `::`, and everything else that cannot be seen. */
const COMMAND = /^([^\p{L}\p{N}\p{P}\p{S}]*):(?=:)/u;
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` (after optional blanks) is a
 * command, `##[` is one anywhere in a line, and a lone carriage return begins a new line. Every line gets the prefix.
 */
export function shield(text: string, prefix = '| '): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => defuse(prefix + line))
    .join('\n');
}

function defuse(line: string): string {
  return line.replace(COMMAND, `$1:${ZERO_WIDTH_SPACE}`).replaceAll('##[', `##${ZERO_WIDTH_SPACE}[`);
}
