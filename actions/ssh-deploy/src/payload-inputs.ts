import { Illegal, type InputReader } from '@deploy-actions/action';
import { excludeLines, SHARED_PATH_LEGAL, sharedPathProblem } from '@deploy-actions/payload';
import type { contract } from './contract';

export interface PayloadInputs {
  /** Folders, files, archives and patterns on the runner. */
  source: string[];
  /** Patterns as in a .gitignore file; blanks count as they do there. */
  exclude: string[];
  /** Relative; a folder ends with a slash. */
  sharedPaths: string[];
  allowEmpty: boolean;
  includeVcs: boolean;
  linkUnchanged: boolean;
}

/** What of the source goes into a release, and how. */
export function readPayloadInputs(input: InputReader<typeof contract>): PayloadInputs {
  const sharedPaths = input.parsedLines('shared-paths', sharedPath);
  const problem = sharedPathProblem(sharedPaths);
  if (problem !== undefined) {
    input.problem('shared-paths', { code: 'CONFLICT', given: problem, legal: 'paths that do not lie in one another' });
  }
  const exclude = excludeLines(input.text('exclude'));
  const includeVcs = input.boolean('include-vcs');
  const vcs = includeVcs ? undefined : exclude.find((line) => /^!(.*\/)?\.(git|hg|svn)(\/.*)?$/.test(line));
  if (vcs !== undefined) {
    input.problem('exclude', {
      code: 'CONFLICT',
      given: vcs,
      legal: 'With `include-vcs: true`, version control is shipped',
    });
  }
  return {
    source: input.lines('source'),
    exclude,
    sharedPaths,
    allowEmpty: input.boolean('allow-empty'),
    includeVcs,
    linkUnchanged: input.boolean('link-unchanged'),
  };
}

function sharedPath(path: string): string {
  const problem = sharedPathProblem([path]);
  if (problem !== undefined) throw new Illegal(SHARED_PATH_LEGAL, problem);
  return path;
}
