import { type JSONPathQuery, jsonpath } from 'json-p3';
import { Evaluation, literalsIn } from './evaluate';
import { loadPatterns, parseIRegexp } from './pattern';
import { MOST_STEPS, Work } from './work';

/** A compiled RFC 9535 query. */
export interface JsonPath {
  readonly text: string;
  /**
   * All values that the query selects in a parsed JSON document; empty where there are none. Throws
   * `JsonPathLimitError` where that takes more than `mostSteps` (a few tenths of a second by default): then nothing is known.
   */
  values(document: unknown, mostSteps?: number): unknown[];
}

/**
 * Compiles a path such as `$.data.version`. Returns what is wrong with it, in words, where it is none. One with `match`
 * or `search` needs `loadPatterns` before it: see `preparePatterns`.
 */
export function parseJsonPath(text: string): JsonPath | { problem: string } {
  const query = compile(text.trim());
  if ('problem' in query) return query;
  for (const literal of literalsIn(query)) {
    if ('unknown' in literal) return { problem: `${literal.unknown} is not in RFC 9535` };
    const parsed = parseIRegexp(literal.pattern);
    if ('problem' in parsed) return { problem: `the pattern ${JSON.stringify(literal.pattern)}: ${parsed.problem}` };
  }
  return {
    text: text.trim(),
    values: (document, mostSteps = MOST_STEPS) =>
      document === undefined ? [] : new Evaluation(document, new Work(mostSteps)).select(query, document),
  };
}

function compile(text: string): JSONPathQuery | { problem: string } {
  try {
    return jsonpath.compile(text);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Loads the library of patterns where a text in `value`, at any depth, may be a JSONPath that calls `match` or `search`. */
export async function preparePatterns(value: unknown): Promise<void> {
  if (mayHavePattern(value)) await loadPatterns();
}

function mayHavePattern(value: unknown): boolean {
  // In a quoted text of YAML any character can be written as an escape.
  if (typeof value === 'string') return /\b(?:match|search)\(|\\/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(mayHavePattern);
}
