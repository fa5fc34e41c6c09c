/** One pass, so that nothing is escaped twice: punctuation of Markdown, starts of lists and titles, bare links. */
const SPECIAL = /[&<>\\`*_{}[\]()+!|~$@#]|^[-=]|(?<=^\d+)\.|:(?=\/\/)|(?<=\bwww)\./gi;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Foreign text as Markdown text in one line: no heading, list, link, table cell, mention, reference or HTML can grow
 * out of it. What cannot be seen, or turns the direction of writing, is dropped.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .replace(SPECIAL, escaped);
}

/** GitHub looks for mentions and references when entities are resolved already: a zero-width space hides those. */
function escaped(character: string): string {
  const entity = NAMED[character] ?? `&#${character.charCodeAt(0)};`;
  return character === '@' || character === '#' ? `${entity}&#8203;` : entity;
}

/** A table; every cell must already be Markdown (`markdownText` for what is foreign). */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
