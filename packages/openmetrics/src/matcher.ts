import { wholeMatch } from './regular-expression';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label. */
export interface Matcher {
  readonly label: string;
  /** A label that is absent has the value ''. */
  accepts(value: string): boolean;
}

/** Returns what is wrong with the expression, in words, where the value is to be one and is none. */
export function matcherOf(label: string, operator: MatchOperator, value: string): Matcher | { problem: string } {
  if (operator === '=') return { label, accepts: (text) => text === value };
  if (operator === '!=') return { label, accepts: (text) => text !== value };
  const matches = wholeMatch(value);
  if ('problem' in matches) return matches;
  return { label, accepts: operator === '=~' ? matches : (text) => !matches(text) };
}
