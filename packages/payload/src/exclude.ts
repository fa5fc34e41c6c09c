import { UserError } from '@deploy-actions/error';
import ignore from 'ignore';
import { type BytePath, toBytePath } from './byte-path';

/** Whether a path stays behind. A folder that does is not walked, so nothing in it can be taken back in. */
export type Excludes = (path: BytePath, isFolder: boolean) => boolean;

/** The lines of a .gitignore file, which `compileExcludes` reads as git does: blanks at their ends may count. */
export function excludeLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.filter((line) => !/^ *$/.test(line) && !line.startsWith('#'));
}

/** Patterns as in a .gitignore file, later ones above earlier ones. Throws `BAD_INPUT` for one that cannot be read. */
export function compileExcludes(patterns: readonly string[]): Excludes {
  if (patterns.length === 0) return () => false;
  try {
    // Patterns and paths are compared byte by byte, so that a name that is no UTF-8 is matched like any other.
    const matcher = ignore({ ignorecase: false, allowRelativePaths: true }).add(patterns.map(toBytePath));
    return (path, isFolder) => matcher.ignores(isFolder ? `${path}/` : path);
  } catch (cause) {
    throw new UserError('BAD_INPUT', 'exclude: a pattern cannot be read.', { cause });
  }
}
