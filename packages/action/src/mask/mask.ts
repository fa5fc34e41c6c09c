import { markdownText } from '../markdown';
import { plainText, shield } from '../shield';
import type { OwnWords } from './own-words';

/** Replaces every secret in a text, in each form in which a program or a server may repeat it. */
export type Mask = (text: string) => string;

const MASKED = '***';
/** A mask of two letters would blot out half of every text. */
const SHORTEST = 4;
/** Short lines of a multi-line secret (`}`) are no secrets. */
const SHORTEST_LINE = 6;
/** Of a secret of six bytes this much is certain. */
const SHORTEST_BASE64 = 7;
const ARMOR = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;

/** The texts to mask for these secrets: each value or, as the runner masks by line, each line of it; longest first. */
export function maskedValues(secrets: readonly string[], own?: OwnWords): string[] {
  const values = new Set<string>();
  for (const secret of secrets) {
    const lines = secret
      .trim()
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim());
    const shortest = lines.length === 1 ? SHORTEST : SHORTEST_LINE;
    for (const line of lines) {
      const isSecret = line.length >= shortest && !ARMOR.test(line) && !/^\**$/.test(line);
      if (isSecret && !own?.isWord(line)) values.add(line);
    }
  }
  return [...values].sort((a, b) => b.length - a.length);
}

/** A text that is one of our own fields as a whole stays as it is, whatever secret is a part of it. */
export function masker(secrets: readonly string[], own?: OwnWords): Mask {
  const forms = new Set(maskedValues(secrets, own).flatMap(formsOf));
  const longestFirst = [...forms].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  return (text) => {
    if (own?.isField(text)) return text;
    return longestFirst.reduce((masked, form) => masked.replaceAll(form, MASKED), text);
  };
}

/**
 * JSON in which every text is masked by itself (a secret with a quotation mark looks different once it is JSON), and
 * which can be printed: `##[` is a command for the runner wherever it stands in a line. Keys that are names stay, as
 * they are ours; others are foreign text.
 */
export function maskedJson(value: unknown, mask: Mask, indent?: number): string {
  const text = JSON.stringify(
    value,
    (_, inner: unknown) => {
      if (typeof inner === 'string') return maskedText(inner, mask);
      return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? withMaskedKeys(inner, mask) : inner;
    },
    indent,
  );
  return text.replaceAll('##[', '#\\u0023[');
}

/** A text that is JSON stays JSON, and keeps the words in it that are ours. */
export function maskedText(text: string, mask: Mask): string {
  const masked = mask(text);
  if (masked === text || !/^\s*[[{]/.test(text)) return masked;
  try {
    return maskedJson(JSON.parse(text), mask);
  } catch {
    return masked;
  }
}

/**
 * Markdown that `markdownText` and its like wrote. What it escapes depends on the neighbors, so each cell of a table and
 * each line is also looked at as it is shown, and written anew where that holds a secret.
 */
export function maskedMarkdown(markdown: string, mask: Mask): string {
  return mask(markdown)
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .map((cell) => maskedCell(cell, mask))
        .join('|'),
    )
    .join('\n');
}

function maskedCell(cell: string, mask: Mask): string {
  const [, mark = '', content = '', end = ''] = /^(\s*(?:#+ |> |- )?)(.*?)(\s*)$/s.exec(cell) ?? [];
  const shown = content
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&');
  const masked = mask(shown);
  return masked === shown ? cell : `${mark}${markdownText(masked)}${end}`;
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

function withMaskedKeys(value: object, mask: Mask): object {
  const entries = Object.entries(value);
  if (entries.every(([key]) => NAME.test(key) || mask(key) === key)) return value;
  return Object.fromEntries(entries.map(([key, inner]) => [NAME.test(key) ? key : mask(key), inner]));
}

/** A value in all forms in which it may appear: raw, and as part of a URL, of JSON, HTML, Markdown or base64. */
function formsOf(value: string): string[] {
  const json = inJson(value);
  const url = inUrl(value);
  return [
    value,
    // As our own log writes it.
    plainText(value),
    shield(value, ''),
    json,
    inJson(json),
    json.replaceAll('/', '\\/'),
    escapedInJson(json, /[<>&]/g),
    escapedInJson(json, /[\u0080-\uffff]/g),
    ...[...url, ...url.map((form) => form.replaceAll('%20', '+'))].flatMap((form) => [form, lowerHex(form)]),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ...inBase64(value),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As other languages write JSON: Go escapes what is HTML, Python what is not ASCII. */
function escapedInJson(json: string, which: RegExp): string {
  return json.replace(which, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Percent-encoded: all that is reserved, the rarely reserved too, and as a browser writes it. */
function inUrl(text: string): string[] {
  try {
    const form = encodeURIComponent(text);
    const strict = form.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
    return [form, strict, encodeURI(text)];
  } catch {
    // Half a character has no such form.
    return [];
  }
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}

/** Inside a longer text its base64 depends on where it begins; the characters at both ends on its neighbors, too. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const form = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    if (form.length < SHORTEST_BASE64) return [];
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
