import type { Problem } from './measurement';

export type Answer = { document: unknown } | { problem: Problem };

/** Strings first, so that the words inside them stay. One without an end matches, too: to try all others takes hours. */
const STRINGS_AND_NON_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;

/**
 * The text of an answer as JSON. `NaN` and `Infinity`, which Python and others write for 0/0, become null: the value
 * is missing, and the document is whole.
 */
export function parseDocument(text: string): Answer {
  for (const candidate of [text, text.replace(STRINGS_AND_NON_NUMBERS, (part) => (part[0] === '"' ? part : 'null'))]) {
    try {
      return { document: JSON.parse(candidate) };
    } catch {
      // Said below.
    }
  }
  const start = text.trim().slice(0, 40);
  const found = start === '' ? 'it is empty' : `it begins with ${JSON.stringify(start)}`;
  return { problem: { kind: 'query', reason: `the answer is no JSON: ${found}` } };
}
