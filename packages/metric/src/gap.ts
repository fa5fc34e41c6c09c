import { formatDuration } from '@deploy-actions/quantity';
import type { Problem } from '@deploy-actions/source';
import { gapMs, type WatchRule } from './rule';

/** A time between two answers, or after the last one, longer than three intervals, of which nobody knows anything. */
export interface Gap {
  fromMs: number;
  toMs: number;
  /** The last one in it; undefined where nothing was measured at all, because an answer took so long. */
  problem: Problem | undefined;
}

/** The longest gap by now, where an answer comes after the one before it; without one before, nothing has begun. */
export function longestGap(
  rule: Pick<WatchRule, 'intervalMs'>,
  known: Gap | undefined,
  answer: { fromMs: number | undefined; toMs: number; problem: Problem | undefined },
): Gap | undefined {
  const { fromMs, toMs, problem } = answer;
  if (fromMs === undefined || toMs - fromMs <= gapMs(rule)) return known;
  return known !== undefined && known.toMs - known.fromMs >= toMs - fromMs ? known : { fromMs, toMs, problem };
}

/** In words: from when to when, and why. */
export function gapWords({ fromMs, toMs, problem }: Gap): string {
  const why = problem ? `last problem: ${problem.reason}` : 'an answer took this long';
  return `no data from ${formatDuration(fromMs)} to ${formatDuration(toMs)} (${why})`;
}
