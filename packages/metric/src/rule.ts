/** What a situation that is neither good nor bad is to be taken for. */
export type Policy = 'fail' | 'pass' | 'inconclusive';

export interface WatchRule {
  /** A fraction; only what is higher is bad. */
  threshold: number;
  sustainMs: number;
  durationMs: number;
  intervalMs: number;
  /** Of the duration: how long the source cannot have data yet, because it is late with them. */
  lateMs?: number;
  /** Requests that a pass needs, where they are counted. */
  minSamples: number;
  onNoData: Policy;
  onLowTraffic: Policy;
  onProviderError: Policy;
}

/** 0.7 % is not exactly 0.007 in binary: a ratio at the threshold must not be above it by the last bit. */
const ROUNDING = 1e-12;

export function isAbove(rule: Pick<WatchRule, 'threshold'>, ratio: number): boolean {
  return ratio - rule.threshold > ROUNDING;
}

/** How long data may be away before what was seen no longer counts as unbroken. */
export function gapMs(rule: Pick<WatchRule, 'intervalMs'>): number {
  return 3 * rule.intervalMs;
}
