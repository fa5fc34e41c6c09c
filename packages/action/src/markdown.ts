import { plainText } from './shield';

/** One pass, so that nothing is escaped twice: punctuation of Markdown, starts of lists and titles, bare links. */
const SPECIAL = /[&<>\\`*_{}[\]()+!|~$]|^[-=]|(?<=^\d+)\.|:(?=\/\/)|(?<=\bwww)\./gi;

/**
 * A word with `@` or `#` in it, without the punctuation that ends a sentence: a mention, a reference, or `user@host`.
 * Never `##[`, which begins a command of the runner. Only whole words are tried: a long one without takes linear time.
 */
const REFERENCE = /(?<![\w./:%+~=[\]-])[\w./:%+~=[\]-]*[@#](?:(?:[\w./:%+~=\]@#-]|(?<!#)\[)*[\w/\]@#])?/g;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Foreign text as Markdown text in one line: no heading, list, link, table cell, mention, reference or HTML can grow
 * out of it. What cannot be seen, or turns the direction of writing, is dropped. What is shown can be copied exactly.
 */
export function markdownText(text: string): string {
  const plain = visible(text);
  let markdown = '';
  let end = 0;
  for (const { 0: word, index } of plain.matchAll(REFERENCE)) {
    // GitHub resolves entities before it looks for mentions and references, but never looks into code.
    markdown += `${escaped(plain, end, index)}\`${word}\``;
    end = index + word.length;
  }
  return markdown + escaped(plain, end, plain.length);
}

/** A name as code in one line, which can be copied exactly: a host, for instance. Fits a table's cell. */
export function markdownCode(text: string): string {
  const plain = visible(text);
  // A bar ends the cell of a table even in code, and a backslash before it is shown by some readers.
  if (plain === '' || plain.includes('|')) return markdownText(plain);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${plain}${padding}${fence}`;
}

function visible(text: string): string {
  return plainText(text)
    .replace(/[\n\t\u2028\u2029]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .trim();
}

/** A part of a text; only its very beginning can begin a list or a title. */
function escaped(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.replace(SPECIAL, (character, at: number) => {
    const isOfLineStart =
      /[-=.]/.test(character) && !(character === '.' && part.slice(0, at).toLowerCase().endsWith('www'));
    if (isOfLineStart && start > 0) return character;
    return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
  });
}

/** A table; every cell must already be Markdown (`markdownText` or `markdownCode` for what is foreign). */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
