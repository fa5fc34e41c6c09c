import { Illegal, type InputReader } from '@deploy-actions/action';
import { excludeLines, SHARED_PATH_LEGAL, sharedPathProblem } from '@deploy-actions/payload';
import type { contract } from './contract';

export interface PayloadInputs {
  /** Patterns as in a .gitignore file; blanks count as they do there. */
  exclude: string[];
  /** Relative; a folder ends with a slash. */
  sharedPaths: string[];
  linkUnchanged: boolean;
}

/** What of the source goes into a release, and how. */
export function readPayloadInputs(input: InputReader<typeof contract>): PayloadInputs {
  const sharedPaths = input.parsedLines('shared-paths', sharedPath);
  const problem = sharedPathProblem(sharedPaths);
  if (problem !== undefined) {
    input.problem('shared-paths', { code: 'CONFLICT', given: problem, legal: 'paths that do not lie in one another' });
  }
  return {
    exclude: excludeLines(input.text('exclude')),
    sharedPaths,
    linkUnchanged: input.boolean('link-unchanged'),
  };
}

function sharedPath(path: string): string {
  const problem = sharedPathProblem([path]);
  if (problem !== undefined) throw new Illegal(SHARED_PATH_LEGAL, problem);
  return path;
}
