export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

const OPERATORS: readonly Operator[] = ['==', '!=', '<=', '>=', '<', '>'];

/**
 * Cuts `$.a[?@.b == 1].c >= 3` into the path, the operator and the text behind it. An operator inside brackets or
 * quotes belongs to the path. Without an operator all of it is the path.
 */
export function splitAssertion(text: string): { path: string; operator?: Operator; operand: string } {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
      continue;
    }
    if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '(') depth++;
    else if (character === ']' || character === ')') depth--;
    const operator = depth === 0 ? OPERATORS.find((word) => text.startsWith(word, at)) : undefined;
    if (operator) {
      return { path: text.slice(0, at).trim(), operator, operand: text.slice(at + operator.length).trim() };
    }
  }
  return { path: text.trim(), operand: '' };
}
