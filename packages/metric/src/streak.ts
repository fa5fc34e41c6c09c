import { levelOf } from '@deploy-actions/source';
import { type Bounds, gapMs, isBad, type WatchRule } from './rule';

/** An unbroken row of bad measurements, from its first to its newest one. */
export interface Streak {
  firstMs: number;
  newestMs: number;
  count: number;
}

type SustainRule = Bounds & Pick<WatchRule, 'sustainMs' | 'intervalMs'>;

/**
 * The streak after one more measurement. One within the bounds ends it; a measurement without data neither extends
 * nor ends it, until its newest one is more than three intervals ago. A good one in which an instance was silent is
 * like one without data: whoever is ill answers seldom, and the others' health says nothing about it.
 */
export function extend(
  rule: SustainRule,
  streak: Streak | undefined,
  { atMs, partial, ...seen }: { atMs: number; ratio?: number; value?: number; partial?: true },
): Streak | undefined {
  const alive = streak !== undefined && atMs - streak.newestMs <= gapMs(rule) ? streak : undefined;
  const level = levelOf(seen);
  if (level === undefined) return alive;
  if (!isBad(rule, level)) return partial ? alive : undefined;
  return { firstMs: alive?.firstMs ?? atMs, newestMs: atMs, count: (alive?.count ?? 0) + 1 };
}

/** Was it bad for the whole of `sustain`? */
export function isSustained(rule: SustainRule, streak: Streak | undefined): streak is Streak {
  return streak !== undefined && streak.newestMs - streak.firstMs >= rule.sustainMs;
}
