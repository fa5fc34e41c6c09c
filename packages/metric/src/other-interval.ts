import { formatDuration } from '@deploy-actions/quantity';
import type { WatchRule } from './rule';
import type { WatchedSignal } from './watched-signal';

type Rule = Pick<WatchRule, 'method' | 'intervalMs'>;

/** Is it tested with a dispersion that the baseline has measured from other intervals? */
export function isOfOtherInterval(
  { before }: Pick<WatchedSignal, 'before'>,
  { method = 'rule', intervalMs }: Rule,
): boolean {
  if (method === 'rule' || before?.dispersion === undefined || before.intervalMs === undefined) return false;
  return before.intervalMs !== intervalMs;
}

/** What the test makes of it. */
export function otherIntervalWords({ before }: Pick<WatchedSignal, 'before'>, { intervalMs }: Rule): string {
  const beforeMs = before?.intervalMs ?? intervalMs;
  const made =
    beforeMs > intervalMs
      ? 'The test uses its variance unchanged, which is safe.'
      : 'The test scales its variance up by the ratio of the intervals, which is safe but slow.';
  return `The baseline measured every ${formatDuration(beforeMs)}, but the watch measures every ${formatDuration(intervalMs)}. ${made} Record the baseline with the interval of the watch.`;
}
