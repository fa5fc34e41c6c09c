import { Illegal } from '@deploy-actions/action';
import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';
import type { Query } from './json-source';
import type { Reads } from './reads';

export type PathInput = 'error-rate-path' | 'errors-path' | 'total-path';

/** Where services keep it, if nothing else is said. It cannot be a declared default: that would look like a conflict. */
export const DEFAULT_ERROR_RATE_PATH = '$.error_rate';

const PATH_LEGAL = 'a JSONPath such as $.error_rate';

/** A ratio or two counters, by their paths. */
export function readPaths(input: Reads<PathInput>): Query {
  const ratio = input.optionalParsed('error-rate-path', parsePath);
  const errors = input.optionalParsed('errors-path', parsePath);
  const total = input.optionalParsed('total-path', parsePath);
  const given = (name: PathInput) => input.optional(name) !== undefined;
  const hasCounter = given('errors-path') || given('total-path');
  if (hasCounter && given('error-rate-path')) {
    const conflict = 'given beside errors-path or total-path';
    input.problem('error-rate-path', {
      code: 'CONFLICT',
      given: conflict,
      legal: 'Give either a ratio or two counters.',
    });
  }
  if (given('errors-path') && !given('total-path')) missing('total-path');
  if (given('total-path') && !given('errors-path')) missing('errors-path');
  if (hasCounter && errors && total) return { kind: 'counters', errors, total };
  return { kind: 'ratio', path: ratio ?? parsePath(DEFAULT_ERROR_RATE_PATH) };

  function missing(name: 'errors-path' | 'total-path'): void {
    input.problem(name, { code: 'MISSING', legal: `${PATH_LEGAL}: errors-path and total-path go together` });
  }
}

function parsePath(text: string): JsonPath {
  const path = parseJsonPath(text);
  if ('problem' in path) throw new Illegal(`${PATH_LEGAL} (${path.problem})`);
  return path;
}
