import { ADAPTERS } from './adapters';
import type { ProviderKind } from './provider-settings';
import type { WatchRule } from './rule';

/**
 * The rule at the pace of a provider. One that keeps its data in buckets has nothing new before the next one is
 * complete, and about the new version nothing at all before the first: the time until then is watched besides.
 */
export function paced(rule: WatchRule, kind: ProviderKind): WatchRule {
  const { bucketMs, lateMs } = ADAPTERS[kind].pace;
  if (bucketMs === 0) return rule;
  // The first whole bucket begins up to one bucket after the start, and is complete one later.
  const waitMs = 2 * bucketMs + lateMs;
  const intervalMs = Math.ceil(rule.intervalMs / bucketMs) * bucketMs;
  return { ...rule, intervalMs, durationMs: rule.durationMs + waitMs, lateMs: waitMs };
}
