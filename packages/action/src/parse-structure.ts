import type { Document, ParsedNode, YAMLError } from 'yaml';
import type { ParsedStructure, Structure } from './structure';

/** As deep as anybody writes by hand; deeper is an attack on the stack of whoever walks it. */
const DEEPEST = 20;
/** What a few aliases of aliases may grow to. */
const MOST_VALUES = 20_000;

/**
 * Parses YAML (so JSON too). Says in words, and without a word of the text, what is wrong with it where it is none. The
 * parser is heavy: bundles keep it in a chunk that only those runs load that need it.
 */
export async function parseStructure(text: string): Promise<ParsedStructure> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      customTags: ['null'],
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'error',
      lineCounter,
    });
    const [error] = [...document.errors, ...document.warnings];
    if (error) return { problem: described(error, lineCounter.linePos(error.pos[0])) };
    return { value: structureOf(document) };
  } catch (error) {
    if (error instanceof TooMuch) return { problem: error.message };
    // The parser's own word on aliases: an unknown one, or one that multiplies.
    if (error instanceof ReferenceError) return { problem: PROBLEMS.BAD_ALIAS ?? '' };
    throw error;
  }
}

class TooMuch extends Error {}

function structureOf(document: Document.Parsed<ParsedNode>): Structure {
  let count = 0;
  const convert = (value: unknown, depth: number): Structure => {
    if (depth > DEEPEST) throw new TooMuch(`it is nested more than ${DEEPEST} levels deep`);
    if (++count > MOST_VALUES) throw new TooMuch(`it has more than ${MOST_VALUES} values`);
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map((each) => convert(each, depth + 1));
    if (typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, convert(each, depth + 1)]));
    }
    return String(value);
  };
  return convert(document.toJS({ maxAliasCount: 100 }), 0);
}

/** A message of the parser quotes behind a colon, and a tag or an anchor by its name. */
function described({ code, message }: YAMLError, { line, col }: { line: number; col: number }): string {
  const known = PROBLEMS[code] ?? message.replace(/:[\s\S]*$/, '');
  return `line ${line}, column ${col}: ${known}`;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'an alias without an anchor, or one that expands to too much; a text that starts with * needs quotes',
  BAD_SCALAR_START: 'a text that starts with @, ` or % needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a nested map where a text is expected; a text with ": " in it needs quotes',
  DUPLICATE_KEY: 'the same key twice',
  MULTIPLE_DOCS: 'a second document; leave out the line ---',
  NON_STRING_KEY: 'a key that is not text',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAG_RESOLVE_FAILED: 'a tag; a text that starts with ! needs quotes',
  UNEXPECTED_TOKEN: 'something unexpected; a text with brackets, braces or quotation marks in it needs quotes',
};
