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
    // The library takes one carriage return from the end of each.
    const lines = patterns.map((pattern) => `${toBytePath(pattern)}\r`);
    const matcher = ignore({ ignorecase: false, allowRelativePaths: true }).add(lines);
    return (path, isFolder) => matcher.ignores(isFolder ? `${path}/` : path);
  } catch (cause) {
    throw new UserError('BAD_INPUT', 'exclude: a pattern cannot be read.', { cause });
  }
}

/**
 * Whether a pattern with `!` names a file: the user wants it in the release. Patterns for folders and those of
 * wildcards only name no file.
 */
export function compileNamed(patterns: readonly string[]): (path: BytePath) => boolean {
  const negated = patterns.filter((pattern) => pattern.startsWith('!') && /[^*?]/.test(lastPart(pattern)));
  const named = compileExcludes(negated.map((pattern) => pattern.slice(1)));
  return (path) => named(path, false);
}

function lastPart(pattern: string): string {
  return pattern.slice(Math.max(1, pattern.lastIndexOf('/') + 1));
}
