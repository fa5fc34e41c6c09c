import { parseNumber } from './number';
import { wholeMatch } from './regular-expression';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label. */
export interface Matcher {
  readonly label: string;
  /** The one text that it accepts, where there is only one. */
  readonly exact: string | undefined;
  /** A label that is absent has the value ''. */
  accepts(value: string): boolean;
}

/** The labels whose values are numbers: the bounds of buckets, and the quantiles of summaries. */
const NUMERIC = ['le', 'quantile'];

/**
 * Values of `le` and `quantile` match by number: `1`, `1.0` and `1e0` are one. Returns what is wrong with the
 * expression, in words, where the value is to be one and is none.
 */
export function matcherOf(label: string, operator: MatchOperator, value: string): Matcher | { problem: string } {
  const spellings = NUMERIC.includes(label) ? spellingsOf : (text: string) => [text];
  if (operator === '=' || operator === '!=') {
    const same = spellings(value);
    const isSame = (text: string) => text === value || spellings(text)[0] === same[0];
    const exact = operator === '=' ? value : undefined;
    return { label, exact, accepts: operator === '=' ? isSame : (text) => !isSame(text) };
  }
  const matches = wholeMatch(value);
  if ('problem' in matches) return matches;
  const isMatch = (text: string) => spellings(text).some(matches);
  return { label, exact: undefined, accepts: operator === '=~' ? isMatch : (text) => !isMatch(text) };
}

/** The value as Prometheus 3 and OpenMetrics write it; any other label's, and what is no number, as it is. */
export function canonicalValue(label: string, value: string): string {
  return NUMERIC.includes(label) ? (spellingsOf(value)[0] ?? value) : value;
}

/** The same number in each of its usual spellings, that of OpenMetrics first: `1.0`, `1`. */
function spellingsOf(text: string): string[] {
  const number = parseNumber(text);
  if (number === undefined) return [text];
  if (Number.isNaN(number)) return ['NaN'];
  if (!Number.isFinite(number)) return [number > 0 ? '+Inf' : '-Inf'];
  const short = String(number);
  return [/^-?\d+$/.test(short) ? `${short}.0` : short, short, text];
}
