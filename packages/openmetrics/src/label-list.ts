import { closingQuote, unescaped } from './label-text';
import type { Labels } from './labels';

export interface LabelList {
  /** A quoted name of the series itself, as it may stand before the labels. */
  name: string | undefined;
  labels: Labels;
  /** The index after the closing brace. */
  end: number;
}

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Reads from the index of the opening brace to the closing one. Returns what is wrong, in words, where it is none. */
export function readLabels(line: string, from: number): LabelList | string {
  const labels: [string, string][] = [];
  let name: string | undefined;
  let isSorted = true;
  let at = skipBlanks(line, from + 1);
  while (line.charCodeAt(at) !== 0x7d) {
    const isQuoted = line.charCodeAt(at) === 0x22;
    const end = isQuoted ? closingQuote(line, at) : line.indexOf('=', at);
    if (end === -1) return 'the labels have no end';
    const label = isQuoted ? unescaped(line, at + 1, end) : line.slice(at, end).trimEnd();
    at = skipBlanks(line, isQuoted ? end + 1 : end);
    if (line.charCodeAt(at) === 0x3d) {
      if (!isQuoted && !LABEL_NAME.test(label)) return `${shown(label)} is no name of a label`;
      at = skipBlanks(line, at + 1);
      const close = line.charCodeAt(at) === 0x22 ? closingQuote(line, at) : -1;
      if (close === -1) return `the value of the label ${shown(label)} is not in quotes`;
      isSorted &&= (labels.at(-1)?.[0] ?? '') < label;
      labels.push([label, unescaped(line, at + 1, close)]);
      at = skipBlanks(line, close + 1);
    } else if (isQuoted && name === undefined && labels.length === 0) {
      name = label;
    } else {
      return `the label ${shown(label)} has no value`;
    }
    if (line.charCodeAt(at) === 0x2c) at = skipBlanks(line, at + 1);
    else if (line.charCodeAt(at) !== 0x7d) return 'a comma is missing between two labels';
  }
  if (!isSorted) {
    labels.sort(([a], [b]) => (a < b ? -1 : 1));
    const double = labels.find(([label], index) => label === labels[index + 1]?.[0]);
    if (double) return `the label ${shown(double[0])} stands there twice`;
  }
  return { name, labels, end: at + 1 };
}

/** The index of the next character that is neither a space nor a tab. */
export function skipBlanks(line: string, from: number): number {
  let at = from;
  for (let code = line.charCodeAt(at); code === 0x20 || code === 0x09; code = line.charCodeAt(at)) at++;
  return at;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
