import { gapMs, isAbove, type WatchRule } from './rule';

/** An unbroken row of measurements above the threshold, from its first to its newest one. */
export interface Streak {
  firstMs: number;
  newestMs: number;
  count: number;
}

type SustainRule = Pick<WatchRule, 'threshold' | 'sustainMs' | 'intervalMs'>;

/**
 * The streak after one more measurement. At or below the threshold ends it; a measurement without data neither extends
 * nor ends it, until its newest one is more than three intervals ago. A good one in which an instance was silent is
 * like one without data: whoever is ill answers seldom, and the others' health says nothing about it.
 */
export function extend(
  rule: SustainRule,
  streak: Streak | undefined,
  { atMs, ratio, partial }: { atMs: number; ratio?: number; partial?: true },
): Streak | undefined {
  const alive = streak !== undefined && atMs - streak.newestMs <= gapMs(rule) ? streak : undefined;
  if (ratio === undefined) return alive;
  if (!isAbove(rule, ratio)) return partial ? alive : undefined;
  return { firstMs: alive?.firstMs ?? atMs, newestMs: atMs, count: (alive?.count ?? 0) + 1 };
}

/** Has the error rate been above the threshold for the whole of `sustain`? */
export function isSustained(rule: SustainRule, streak: Streak | undefined): streak is Streak {
  return streak !== undefined && streak.newestMs - streak.firstMs >= rule.sustainMs;
}
