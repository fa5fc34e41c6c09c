import { closingQuote, unescaped } from './label-text';
import type { Labels } from './labels';
import { canonicalValue } from './matcher';

export interface LabelList {
  /** A quoted name of the series itself, which may stand anywhere among the labels. */
  name: string | undefined;
  labels: Labels;
  /** The names of the labels as they were written. */
  written: readonly string[];
  /** The index after the closing brace. */
  end: number;
}

const [QUOTE, COMMA, EQUALS, CLOSE] = [0x22, 0x2c, 0x3d, 0x7d];
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Reads from the index of the opening brace to the closing one. Returns what is wrong, in words, where it is none. */
export function readLabels(line: string, from: number): LabelList | string {
  const labels: string[] = [];
  const written: string[] = [];
  let name: string | undefined;
  let at = skipBlanks(line, from + 1);
  while (line.charCodeAt(at) !== CLOSE) {
    const isQuoted = line.charCodeAt(at) === QUOTE;
    const end = isQuoted ? closingQuote(line, at) : line.indexOf('=', at);
    if (end === -1) return 'the labels have no end';
    const label = isQuoted ? unescaped(line, at + 1, end) : line.slice(at, end).trimEnd();
    at = skipBlanks(line, isQuoted ? end + 1 : end);
    if (line.charCodeAt(at) === EQUALS) {
      if (!isQuoted && !isPlain(label)) return `${shown(label)} is not a label name`;
      at = skipBlanks(line, at + 1);
      const close = line.charCodeAt(at) === QUOTE ? closingQuote(line, at) : -1;
      if (close === -1) return `the value of the label ${shown(label)} is not in quotes`;
      if (!insert(labels, label, canonicalValue(label, unescaped(line, at + 1, close))))
        return `the label ${shown(label)} is repeated`;
      written.push(label);
      at = skipBlanks(line, close + 1);
    } else if (isQuoted && name === undefined) {
      name = label;
    } else {
      return isQuoted
        ? `it has two names, ${shown(name ?? '')} and ${shown(label)}`
        : `the label ${shown(label)} has no value`;
    }
    if (line.charCodeAt(at) === COMMA) at = skipBlanks(line, at + 1);
    else if (line.charCodeAt(at) !== CLOSE) return 'a comma is missing between two labels';
  }
  return { name, labels, written, end: at + 1 };
}

/** The index of the next character that is neither a space nor a tab. */
export function skipBlanks(line: string, from: number): number {
  let at = from;
  for (let code = line.charCodeAt(at); code === 0x20 || code === 0x09; code = line.charCodeAt(at)) at++;
  return at;
}

/** Keeps them sorted, as most are written; false where the label is there already. */
function insert(labels: string[], label: string, value: string): boolean {
  let at = labels.length;
  while (at > 0 && (labels[at - 2] ?? '') > label) at -= 2;
  if (at > 0 && labels[at - 2] === label) return false;
  if (at === labels.length) labels.push(label, value);
  else labels.splice(at, 0, label, value);
  return true;
}

/** Whether it is a name that needs no quotes. */
export function isPlain(label: string): boolean {
  return LABEL_NAME.test(label);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
