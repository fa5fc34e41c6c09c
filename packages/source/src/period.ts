import { Illegal } from '@deploy-actions/action';
import { DURATION_LEGAL, parseDuration } from '@deploy-actions/quantity';
import type { Reads } from './reads';

/**
 * A duration in milliseconds that a timer can wait for: longer than zero and at most `longest` (a timer that is set
 * for more than 24 days fires at once).
 */
export function readPeriod<Name extends string>(input: Reads<Name>, name: Name, longest: string): number {
  const legal = `${DURATION_LEGAL}, longer than zero and at most ${longest}`;
  const limitMs = parseDuration(longest) ?? 0;
  const ms = input.optionalParsed(name, (text) => {
    const parsed = parseDuration(text);
    if (parsed === undefined || parsed === 0 || parsed > limitMs) throw new Illegal(legal);
    return parsed;
  });
  if (input.optional(name) === undefined) input.problem(name, { code: 'MISSING', legal });
  return ms ?? limitMs;
}
