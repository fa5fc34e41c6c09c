import type { RE2JS } from 're2js';

/** A regular expression in RE2's syntax: one that takes time in proportion to the text, even if it is hostile. */
export interface Pattern {
  readonly text: string;
  /** Somewhere in `text`; `^` and `$` are the ends of a line. */
  isIn(text: string): boolean;
}

/** An I-Regexp (RFC 9485), as `match` and `search` of JSONPath take it. */
export interface IRegexp {
  /** Instructions of the compiled program: matching takes at most about length of text times this. */
  readonly size: number;
  /** By all of a text, or somewhere in it, as it was compiled for. */
  matches(text: string): boolean;
}

/** A pattern of a few characters can stand for a program of any size. */
const LONGEST = 1000;

let library: typeof RE2JS | undefined;

/** Loads what patterns need, which takes 10 ms: to be called before one is parsed, and only where there is one. */
export async function loadPatterns(): Promise<void> {
  library = (await import('re2js')).RE2JS;
}

/** Compiles one. Returns what is wrong with it, in words, where it is none. */
export function parsePattern(text: string): Pattern | { problem: string } {
  const re2 = loaded();
  return compiled(text, () => {
    const pattern = re2.compile(text, re2.MULTILINE);
    return { text, isIn: (body: string) => pattern.matcher(body).find() };
  });
}

/** The same of an I-Regexp, which is stricter: `[0-9]`, for example, and not `\d`. */
export function parseIRegexp(text: string, extent: 'all' | 'part' = 'part'): IRegexp | { problem: string } {
  const re2 = loaded();
  if (!isIRegexp(text)) return { problem: 'it is not an I-Regexp (RFC 9485); write [0-9] instead of \\d, for example' };
  return compiled(text, () => {
    const translated = withoutLineEnds(text);
    const pattern = re2.compile(extent === 'all' ? `^(?:${translated})$` : translated);
    return { size: pattern.programSize(), matches: (body: string) => pattern.test(body) };
  });
}

function loaded(): typeof RE2JS {
  if (library === undefined) throw new Error('A pattern was parsed before loadPatterns().');
  return library;
}

function compiled<T>(text: string, compile: () => T): T | { problem: string } {
  if (text.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  try {
    return compile();
  } catch (error) {
    // The library shows its own flags before the text.
    const said = error instanceof Error ? error.message : String(error);
    return { problem: said.replace(/^error parsing regexp: /, '').replace('`(?m)', '`') };
  }
}

const ESCAPE = '\\\\[()*+\\-.?[\\\\\\]^nrt{|}]';
const CATEGORY = '\\\\[pP]\\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|C[cfno]?)\\}';
const MEMBER = `(?:[^\\-[\\]\\\\]|${ESCAPE})`;
const CLASS = `\\[\\^?(?:-|${MEMBER}(?:-${MEMBER})?|${CATEGORY})(?:${MEMBER}(?:-${MEMBER})?|${CATEGORY})*-?\\]`;
/** One atom but a group, or a bracket of one: the grammar of RFC 9485 without its recursion. */
const TOKEN = new RegExp(
  `(${CLASS}|${CATEGORY}|${ESCAPE}|\\.|[^()*+.?[\\\\\\]{|}])|([*+?]|\\{\\d+(?:,\\d*)?\\})|([(|)])`,
  'uy',
);

/** Checks the grammar, token by token: a quantifier follows an atom or a group, and brackets are balanced. */
function isIRegexp(text: string): boolean {
  let depth = 0;
  let canRepeat = false;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, atom, quantifier, bracket] = TOKEN.exec(text) ?? [];
    if (atom !== undefined) canRepeat = true;
    else if (quantifier !== undefined) {
      if (!canRepeat) return false;
      canRepeat = false;
    } else if (bracket !== undefined) {
      depth += bracket === '(' ? 1 : bracket === ')' ? -1 : 0;
      canRepeat = bracket === ')';
      if (depth < 0) return false;
    } else return false;
  }
  return depth === 0;
}

/** A dot of an I-Regexp is any character but the two that end a line. */
function withoutLineEnds(text: string): string {
  return text.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (token) => (token === '.' ? '[^\\n\\r]' : token));
}
