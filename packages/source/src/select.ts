import { type JsonPath, JsonPathLimitError, parseJsonPath } from '@deploy-actions/json-path';
import type { Problem } from './measurement';

/** The one plain value that a path selects. None, several or a structure are a wrong path, not missing data. */
export function select(path: JsonPath, document: unknown): { found: unknown } | { problem: Problem } {
  let values: unknown[];
  try {
    values = path.values(document);
  } catch (error) {
    if (!(error instanceof JsonPathLimitError)) throw error;
    return wrong(`${path.text} needs too much work on this answer; select less`);
  }
  const [found] = values;
  if (values.length === 0) return wrong(`${path.text} selects nothing in the answer`);
  if (values.length > 1) return wrong(`${path.text} selects ${values.length} values in the answer, not one`);
  if (typeof found === 'object' && found !== null) {
    return wrong(`${path.text} selects ${Array.isArray(found) ? 'a list' : 'an object'} in the answer, not a value`);
  }
  return { found };
}

/** Whether the path is a right one that selects nothing at all. */
export function isAbsent(document: unknown, query: string): boolean {
  const path = parseJsonPath(query);
  if ('problem' in path) return false;
  try {
    return path.values(document).length === 0;
  } catch {
    return false;
  }
}

function wrong(reason: string): { problem: Problem } {
  return { problem: { kind: 'query', reason } };
}
