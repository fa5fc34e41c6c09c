import { readJson } from '@deploy-actions/json-path';
import type { Problem } from './measurement';

export type Answer = { document: unknown } | { problem: Problem };

/**
 * The text of an answer as JSON. `NaN`, which Python and others write for 0/0, becomes null: the value is missing, and
 * the document is whole. `Infinity` stays, and is no usable value.
 */
export function parseDocument(text: string): Answer {
  const read = readJson(text);
  if (!('problem' in read)) return { document: read.value };
  const start = text.trim().slice(0, 40);
  const found = read.problem === 'empty' ? 'it is empty' : `it begins with ${JSON.stringify(start)}`;
  return { problem: { kind: 'query', reason: `the answer is not JSON: ${found}` } };
}
