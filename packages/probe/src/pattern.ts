import type { RE2JS } from 're2js';

/** A regular expression in RE2's syntax: one that takes time in proportion to the text, whoever wrote it. */
export interface Pattern {
  readonly text: string;
  /** Somewhere in `text`; `^` and `$` are the ends of a line. */
  isIn(text: string): boolean;
}

/** A pattern of a few characters can stand for a program of any size. */
const LONGEST = 1000;

let library: typeof RE2JS | undefined;

/** Loads what patterns need, which takes a while: to be called before `parsePattern`, and only where there is one. */
export async function loadPatterns(): Promise<void> {
  library = (await import('re2js')).RE2JS;
}

/** Compiles one. Returns what is wrong with it, in words, where it is none. */
export function parsePattern(text: string): Pattern | { problem: string } {
  if (library === undefined) throw new Error('A pattern was to be parsed before the patterns were loaded.');
  if (text.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  try {
    const compiled = library.compile(text, library.MULTILINE);
    return { text, isIn: (body) => compiled.matcher(body).find() };
  } catch (error) {
    // The library shows its own flags before the text.
    const said = error instanceof Error ? error.message : String(error);
    return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?m)', '`') };
  }
}
