import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';
import type { AnswerCause } from './cause';
import { quoted } from './quoted';
import { type Operator, splitAssertion } from './split-assertion';

export type JsonScalar = string | number | boolean | null;

/** `$.status == "healthy"`, compiled. Without an operator the path must only lead somewhere. */
export interface JsonAssertion {
  readonly text: string;
  readonly path: JsonPath;
  readonly comparison?: { readonly operator: Operator; readonly operand: JsonScalar };
}

/** Compiles one assertion. Returns what is wrong with it, in words, where it is none. */
export function parseJsonAssertion(text: string): JsonAssertion | { problem: string } {
  const { path: pathText, operator, operand: operandText } = splitAssertion(text);
  const path = parseJsonPath(pathText);
  if ('problem' in path) return { problem: `${pathText} is not a JSON path: ${path.problem}` };
  if (operator === undefined) return { text: text.trim(), path };
  const operand = parseScalar(operandText);
  if (operand === undefined) {
    return {
      problem: `${operandText || 'nothing'} is not a JSON value: text needs quotes, as in $.status == "healthy"`,
    };
  }
  if (operator !== '==' && operator !== '!=' && typeof operand !== 'number' && typeof operand !== 'string') {
    return { problem: `${operator} compares numbers or strings, not ${operandText}` };
  }
  return { text: text.trim(), path, comparison: { operator, operand } };
}

/**
 * What keeps the assertion from holding in this document; `undefined` where it holds. All selected values must hold.
 * Throws `JsonPathLimitError`.
 */
export function violation({ text, path, comparison }: JsonAssertion, document: unknown): AnswerCause | undefined {
  const values = path.values(document);
  if (values.length === 0) {
    const hint = lengthHint(path, comparison, text);
    return { kind: 'json', path: path.text, ...(hint === '' ? {} : { hint }) };
  }
  if (comparison === undefined) return undefined;
  const bad = values.find((value) => !holds(value, comparison.operator, comparison.operand));
  if (bad === undefined) return undefined;
  return { kind: 'json', path: path.text, found: quoted(bad), expected: text.slice(path.text.length).trim() };
}

/** RFC 9535 knows no property for a length; a function tells it, and only inside a filter. */
function lengthHint({ text: path }: JsonPath, comparison: JsonAssertion['comparison'], text: string): string {
  const parent = /^(.+)(?:\.length|\[(?:'length'|"length")\])$/.exec(path)?.[1];
  if (parent === undefined || parent === '$') return '';
  const wanted = comparison === undefined ? '> 0' : text.slice(path.length).trim();
  const cure = [`$[?length(${parent}) ${wanted}]`, `$[?count(${parent}) ${wanted}]`].find(
    (query) => !('problem' in parseJsonPath(query)),
  );
  return ` (for the length of a list or string, write ${cure === undefined ? 'a filter with length()' : cure})`;
}

function holds(value: unknown, operator: Operator, operand: JsonScalar): boolean {
  if (operator === '==') return value === operand;
  if (operator === '!=') return value !== operand;
  if (typeof value !== typeof operand || value === null || operand === null) return false;
  const [left, right] = [value as number, operand as number];
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}

function parseScalar(text: string): JsonScalar | undefined {
  const single = /^'([^'\\]*)'$/.exec(text);
  if (single) return single[1] ?? '';
  try {
    const value: unknown = JSON.parse(text);
    return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as JsonScalar) : undefined;
  } catch {
    return undefined;
  }
}
