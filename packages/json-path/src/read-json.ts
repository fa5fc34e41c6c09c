/** A text that is JSON, or that only `NaN` and `Infinity` keep from being it. */
export interface JsonDocument {
  value: unknown;
  /**
   * `NaN` or `Infinity` stood in it, which Python and others write. In `value` NaN (0/0) is null; Infinity stays: it says
   * that there were errors, and not that there was nothing.
   */
  hasNonNumbers: boolean;
  /** The same with every number as the text that it is written as: `1.10` is 1.1 as a number. */
  withNumbersAsText(): unknown;
}

/** Strings first, so that the words inside them stay. One without an end matches, too: to try all others takes hours. */
const STRINGS_AND_NON_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;

/** Reads a JSON text that comes from outside; the same for everything that reads one. */
export function readJson(text: string): JsonDocument | { problem: 'empty' | 'not-json' } {
  const parsed = parse(text);
  if (parsed !== undefined) return documentOf(text, parsed.value, false);
  const repaired = text.replace(STRINGS_AND_NON_NUMBERS, asJson);
  const reparsed = repaired === text ? undefined : parse(repaired);
  if (reparsed !== undefined) return documentOf(repaired, reparsed.value, true);
  return { problem: text.trim() === '' ? 'empty' : 'not-json' };
}

/** A number that JSON can write and no double can hold is read as infinite. */
function asJson(part: string): string {
  if (part.startsWith('"')) return part;
  if (part.endsWith('NaN')) return 'null';
  return part.startsWith('-') ? '-1e999' : '1e999';
}

function documentOf(text: string, value: unknown, hasNonNumbers: boolean): JsonDocument {
  const asText = (_key: string, each: unknown, context?: { source?: string }) =>
    typeof each === 'number' ? (context?.source ?? String(each)) : each;
  return { value, hasNonNumbers, withNumbersAsText: () => parse(text, asText)?.value };
}

/** Undefined where it is not JSON, or nested too deeply for this process. */
function parse(text: string, reviver?: (key: string, value: unknown) => unknown): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, reviver) };
  } catch {
    return undefined;
  }
}
