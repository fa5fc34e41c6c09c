/**
 * Makes foreign text harmless for the runner's log parser: a line that starts with `::` is a command, `##[` is one
 * anywhere in a line, and a lone carriage return begins a new line. Every line gets a prefix, which must not be blank.
 */
export function shield(text: string, prefix = '| '): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => prefix + line.replaceAll('##[', '##\u200b['))
    .join('\n');
}
