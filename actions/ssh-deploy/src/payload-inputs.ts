import { Illegal, type InputReader, quoted } from '@deploy-actions/action';
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

type Reader = InputReader<typeof contract>;

/** What of the source goes into a release, and how. */
export function readPayloadInputs(input: Reader): PayloadInputs {
  const sharedPaths = input.parsedLines('shared-paths', sharedPath);
  const problem = sharedPathProblem(sharedPaths);
  if (problem !== undefined) {
    input.problem('shared-paths', { code: 'CONFLICT', given: problem, legal: 'paths that do not contain each other' });
  }
  const exclude = readExcludes(input);
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
  const misread = misreadPath(path) ?? misreadShared(path);
  if (misread !== undefined)
    throw new Illegal(`${SHARED_PATH_LEGAL}; ${misread.cure}`, `${quoted(path)} (${misread.cause})`);
  const problem = sharedPathProblem([path]);
  if (problem !== undefined) throw new Illegal(SHARED_PATH_LEGAL, problem);
  return path;
}

/** A pattern that git would read as something else than was meant leaves nothing out, and a secret is shipped. */
function readExcludes(input: Reader): string[] {
  const text = input.text('exclude');
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const [pattern] = excludeLines(line);
    const misread = pattern === undefined ? undefined : (misreadPath(pattern) ?? misreadPattern(pattern));
    if (pattern === undefined || misread === undefined) continue;
    const where = lines.length > 1 ? `line ${at + 1}: ` : '';
    const given = `${where}${quoted(pattern)} (${misread.cause})`;
    input.problem('exclude', { code: 'ILLEGAL', given, legal: `patterns as in a .gitignore file; ${misread.cure}` });
  }
  return excludeLines(text);
}

interface Misread {
  cause: string;
  cure: string;
}

/** What a line of paths was likely meant to be, where that is not one path. */
function misreadPath(line: string): Misread | undefined {
  const words = line.split(/(?<!\\)\s+/).filter((word) => word !== '');
  if (line.includes('${{')) {
    return { cause: 'an expression that GitHub did not evaluate', cure: 'check the text between ${{ and }}' };
  }
  if (/^\s*[-*]\s/.test(line)) return { cause: 'a list mark', cure: 'write one path per line without `- `' };
  if (/^\s*["'`]|["'`]\s*$/.test(line))
    return { cause: 'quotes, which would become part of the name', cure: 'remove them' };
  if (/\$\{|\$[A-Z_]{2,}/.test(line)) {
    return { cause: 'a variable that is not expanded', cure: 'write ${{ vars.NAME }} instead of $NAME' };
  }
  if (line.includes(',')) return { cause: 'a comma', cure: 'put each path on its own line' };
  if (/[^\s\\]\s+#(\s|$)/.test(line)) {
    return { cause: 'a comment after the path, which would become part of the name', cure: 'put it on its own line' };
  }
  const [, ...further] = words;
  if (
    further.length > 0 &&
    (words.every((word) => /[/*]|^\./.test(word)) || further.some((word) => /^[.*/!]/.test(word)))
  ) {
    return { cause: 'several paths on one line', cure: 'put each path on its own line' };
  }
  return undefined;
}

function misreadShared(path: string): Misread | undefined {
  if (/[*?{}[\]]|^!/.test(path))
    return { cause: 'a pattern', cure: 'name each folder and file; patterns are not expanded' };
  if (path.startsWith('~')) return { cause: 'a path in the home folder', cure: 'write it relative to the release' };
  if (path.startsWith('./')) return { cause: './ at the start', cure: 'leave it out' };
  if (path.includes('\\')) return { cause: 'a backslash', cure: 'write / between folders' };
  return undefined;
}

function misreadPattern(pattern: string): Misread | undefined {
  if (/^!?\.{1,2}\//.test(pattern)) {
    return {
      cause: 'git matches nothing with ./ or ../ at the start',
      cure: 'leave it out; / at the start means the source',
    };
  }
  if (/\\[A-Za-z0-9_.]/.test(pattern)) {
    return { cause: 'a backslash, which git reads as an escape', cure: 'write / between folders' };
  }
  if (/\{[^}]*\}/.test(pattern))
    return { cause: 'git does not support braces', cure: 'write one pattern per line, or \\{ for a brace' };
  return undefined;
}
