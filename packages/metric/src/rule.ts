import { formatRatio } from '@deploy-actions/quantity';

/** What a situation that is neither good nor bad does to the step: red, green, or as `on-inconclusive` says. */
export type Policy = 'fail' | 'pass' | 'inconclusive';

export interface Policies {
  onNoData: Policy;
  onNoTraffic: Policy;
  onGap: Policy;
  onLowTraffic: Policy;
  onProviderError: Policy;
  onWrongVersion: Policy;
}

/** What is bad: outside of these bounds, for as long as `sustainMs`. */
export interface Bounds {
  /** Only what is higher is bad. A fraction where `unit` is a ratio. */
  threshold?: number;
  /** Only what is lower is bad. */
  min?: number;
  /** How the numbers are written; a ratio where not given. */
  unit?: 'ratio' | 'plain';
}

export interface WatchRule extends Bounds, Policies {
  /** What decides where requests are counted: `rule` is the sustained time, `both` whichever fails first. */
  method?: 'rule' | 'sequential' | 'both';
  /** The probability, at most, that a sequential test fails a whole watch that is within its limit. */
  falseAlarm?: number;
  /** A sequential test against the old version at the same time: its odds of an error, times this, are tolerated. */
  oddsRatio?: number;
  /** May a sequential test pass before the end? */
  earlyPass?: boolean;
  /** What a sequential test is planned for, where it is not the duration: a record may have ended sooner. */
  testedMs?: number;
  sustainMs: number;
  durationMs: number;
  intervalMs: number;
  /** Requests that a pass needs, where they are counted. */
  minSamples: number;
}

/** 0.7 % is not exactly 0.007 in binary: what is at the bound must not be beyond it by the last bit. */
const ROUNDING = 1e-12;

export function isBad({ threshold, min }: Bounds, level: number): boolean {
  return (
    (threshold !== undefined && level - threshold > ROUNDING * Math.max(1, Math.abs(threshold))) ||
    (min !== undefined && min - level > ROUNDING * Math.max(1, Math.abs(min)))
  );
}

/** The worse of two levels: the higher one, or the lower one where only too little is bad. */
export function worse({ threshold, min }: Bounds, a: number, b: number): number {
  return threshold === undefined && min !== undefined ? Math.min(a, b) : Math.max(a, b);
}

/** A level for people: `5 %`, or a number of at most four digits after the point. */
export function formatLevel({ unit }: Bounds, level: number): string {
  return unit === 'plain' ? String(Number(level.toFixed(4))) : formatRatio(level);
}

/** What is bad, in words: `above 5 %`. */
export function badWords(bounds: Bounds): string {
  const { threshold, min } = bounds;
  const above = threshold === undefined ? [] : [`above ${formatLevel(bounds, threshold)}`];
  const below = min === undefined ? [] : [`below ${formatLevel(bounds, min)}`];
  return [...above, ...below].join(' or ') || 'never bad';
}

/** How long data may be away before what was seen no longer counts as unbroken. */
export function gapMs(rule: Pick<WatchRule, 'intervalMs'>): number {
  return 3 * rule.intervalMs;
}
