import { jsonpath } from 'json-p3';

/** A compiled RFC 9535 query. */
export interface JsonPath {
  readonly text: string;
  /** All values that the query selects in a parsed JSON document; empty where there are none. */
  values(document: unknown): unknown[];
}

/** Compiles a path such as `$.data.version`. Returns what is wrong with it, in words, where it is none. */
export function parseJsonPath(text: string): JsonPath | { problem: string } {
  try {
    const query = jsonpath.compile(text.trim());
    return {
      text: text.trim(),
      values: (document) => (isDocument(document) ? query.query(document as never).values() : []),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function isDocument(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function';
}
