import { plainText } from '@deploy-actions/action';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const BARE_URL = /https?:\/\/[^\s<>|"'`]+/gu;

/**
 * Foreign text for a text object: escaped, and cut to `limit` UTF-16 units with an ellipsis, never inside an entity, a
 * character or a link. Escaping comes first, as `&` may become five characters. No mention survives it.
 */
export function fit(text: string, limit: number): string {
  return cut(characters(printable(text)), limit);
}

/** The same in one line: for names and versions. */
export function fitLine(text: string, limit: number): string {
  return fit(text.replace(/\s+/g, ' '), limit);
}

/** The same, with bare URLs as links: our texts are `verbatim`, so Slack makes none (nor mentions out of `@here`). */
export function fitWithLinks(text: string, limit: number): string {
  return cut(charactersAndLinks(printable(text), limit), limit);
}

/** A version, a name, a code: in monospace, which a backtick inside would end. */
export function code(text: string, limit: number): string {
  const inner = fitLine(text.replaceAll('`', "'"), limit);
  return inner === '' ? '' : `\`${inner}\``;
}

/** A link with a label that is already fit; the label alone where the URL is none or too long to be cut. */
export function link(url: string, label: string, limit: number): string {
  const target = linkTarget(url);
  return target === undefined || target.length > limit ? label : `<${target}|${label}>`;
}

/** As many of the lines as there is room for; the last one says how many are missing. */
export function joinWithin(lines: readonly string[], limit: number): string {
  const room = limit - '\n… and 1000000 more'.length;
  let text = '';
  for (const [index, line] of lines.entries()) {
    const next = index === 0 ? line : `${text}\n${line}`;
    const last = index === lines.length - 1;
    if (next.length > (last ? limit : room)) return `${text}\n… and ${lines.length - index} more`.trim();
    text = next;
  }
  return text;
}

function* characters(text: string): Generator<string> {
  for (const character of text) yield ENTITIES[character] ?? character;
}

/** What ends a sentence around a URL is no part of it. A pattern for this would take minutes for a URL of dots. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?)]}*_~'.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

/** A URL that would not fit as a whole stays text, so that it can be cut. */
function* charactersAndLinks(text: string, limit: number): Generator<string> {
  let from = 0;
  for (const match of text.matchAll(BARE_URL)) {
    const url = withoutPunctuation(match[0]);
    const target = linkTarget(url);
    if (target === undefined || target.length > limit - 3) continue;
    yield* characters(text.slice(from, match.index));
    yield `<${target}>`;
    from = match.index + url.length;
  }
  yield* characters(text.slice(from));
}

function cut(pieces: Iterable<string>, limit: number): string {
  let whole = '';
  let roomy = '';
  for (const piece of pieces) {
    if (whole.length + piece.length > limit) return `${roomy}…`;
    whole += piece;
    if (whole.length < limit) roomy = whole;
  }
  return whole;
}

/** Half characters, control characters and escape sequences are no text; Slack may refuse them. */
function printable(text: string): string {
  return plainText(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}

function linkTarget(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const href = new URL(url).href;
  return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;');
}
