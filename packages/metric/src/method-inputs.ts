import { Illegal } from '@deploy-actions/action';
import { parseRatio } from '@deploy-actions/quantity';
import type { Reads } from '@deploy-actions/source';
import type { WatchRule } from './rule';

const PROBABILITY_LEGAL = 'a probability above 0 and below 0.5, such as 0.001 or 0.1%';

/** How counts are judged. A rule has no false alarm to bound, and no early pass. */
export function readMethod(
  input: Reads<'method' | 'false-alarm' | 'early-pass'>,
): Pick<WatchRule, 'method' | 'falseAlarm' | 'earlyPass'> {
  const method = input.choice('method', ['rule', 'sequential', 'both']);
  const falseAlarm = input.optionalParsed('false-alarm', (text) => {
    const value = parseRatio(text);
    if (value === undefined || value <= 0 || value >= 0.5) throw new Illegal(PROBABILITY_LEGAL);
    return value;
  });
  const earlyPass = input.choice('early-pass', ['true', 'false']) === 'true';
  if (earlyPass && method === 'rule') {
    const given = 'true, but method: rule can pass only at the end';
    input.problem('early-pass', { code: 'CONFLICT', given, legal: 'Set method: sequential or both.' });
  }
  return { method, falseAlarm: falseAlarm ?? 0.001, earlyPass };
}
