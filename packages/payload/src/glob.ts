import picomatch from 'picomatch';
import { WILDCARD } from './walk';

/** How far a pattern has matched on the way down a tree: places in its segments. */
export type Progress = readonly number[];

/** What a name means for a pattern that has come as far as its folder. */
export interface Step {
  /** Matched whole: it is shipped with everything in it. */
  isMatch: boolean;
  /** Something in it may match; empty where nothing can. */
  next: Progress;
  /** It would match, but its name begins with a dot and that of the pattern does not. */
  isHidden: boolean;
}

interface Segment {
  isAnyDepth: boolean;
  matches(name: string): boolean;
  matchesHidden(name: string): boolean;
}

/**
 * A pattern of `source`: `*`, `?`, `[abc]`, `{a,b}`, and `**` for any number of folders. As in a shell, a wildcard does
 * not match the dot at the beginning of a name. What stands before the first wildcard is a folder on the runner.
 */
export class Glob {
  /** The folder before the first wildcard; what matches keeps its path below it. */
  readonly root: string;
  readonly start: Progress;
  private readonly segments: readonly Segment[];
  private readonly matchesFoldersOnly: boolean;

  /** Throws `GlobProblem` for a pattern that cannot be read in one way only. */
  constructor(pattern: string) {
    const parts = pattern.split('/');
    const first = parts.findIndex(hasWildcard);
    const rest = parts.slice(first).filter((part) => part !== '' && part !== '.');
    if (rest.includes('..')) throw new GlobProblem('`..` after a wildcard');
    if (rest.some((part) => count(part, '{') !== count(part, '}'))) {
      throw new GlobProblem('braces around a `/`; write one line for each alternative');
    }
    this.root = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
    this.matchesFoldersOnly = pattern.endsWith('/');
    this.segments = (rest.at(-1) === '**' ? [...rest, '*'] : rest).map(segment);
    this.start = this.reach([0]);
  }

  step(progress: Progress, name: string, isFolder: boolean): Step {
    const isFit = isFolder || !this.matchesFoldersOnly;
    const ends = (matches: 'matches' | 'matchesHidden') =>
      progress.some((at) => at === this.segments.length - 1 && this.segments[at]?.[matches](name)) && isFit;
    const isMatch = ends('matches');
    const next = isFolder ? this.reach(progress.flatMap((at) => this.after(at, name))) : [];
    return { isMatch, next, isHidden: !isMatch && name.startsWith('.') && ends('matchesHidden') };
  }

  private after(at: number, name: string): number[] {
    const one = this.segments[at];
    if (!one?.matches(name)) return [];
    return one.isAnyDepth ? [at] : [at + 1];
  }

  /** `**` matches no folder, too. */
  private reach(progress: Progress): Progress {
    const reached = new Set<number>();
    for (let at of progress) {
      for (; at < this.segments.length; at++) {
        reached.add(at);
        if (!this.segments[at]?.isAnyDepth) break;
      }
    }
    return [...reached];
  }
}

export class GlobProblem extends Error {}

function hasWildcard(part: string): boolean {
  return WILDCARD.test(part);
}

function segment(part: string): Segment {
  const isAnyDepth = part === '**';
  // Only these are wildcards: parentheses and the like are common in names.
  const escaped = part.replace(/\[[^\]]*\]|[()|+@!$^]/g, (found) =>
    found.length > 1 ? found.replace(/^\[!/, '[^') : `\\${found}`,
  );
  const options = { nonegate: true, noextglob: true };
  return {
    isAnyDepth,
    matches: picomatch(escaped, options),
    matchesHidden: picomatch(escaped, { ...options, dot: true }),
  };
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
