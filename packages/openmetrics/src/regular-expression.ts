import type { RE2JS } from 're2js';
import { detached } from './detached';

/** A pattern of a few characters can stand for a program of any size. */
const LONGEST = 1000;

/** Answers that are remembered: most labels have few values, in very many series. */
const MOST_KNOWN = 1000;

let library: typeof RE2JS | undefined;

/** Loads what regular expressions need, which takes a while: to be called before a selector that has one is parsed. */
export async function loadRegularExpressions(): Promise<void> {
  library = (await import('re2js')).RE2JS;
}

/**
 * A test of whole texts by an expression in RE2's syntax, as Prometheus anchors it. Returns what is wrong with it, in
 * words, where it is none; throws where the library was not loaded.
 */
export function wholeMatch(expression: string): ((text: string) => boolean) | { problem: string } {
  if (library === undefined) throw new Error('A regular expression was to be parsed before they were loaded.');
  if (expression.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  try {
    const compiled = library.compile(expression, library.DOTALL);
    return remembering((text) => compiled.testExact(text));
  } catch (error) {
    // The library shows its own flags before the text.
    const said = error instanceof Error ? error.message : String(error);
    return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?s)', '`') };
  }
}

function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = test(text);
    if (known.size < MOST_KNOWN) known.set(detached(text), answer);
    return answer;
  };
}
