import { formatCount, formatDuration } from '@deploy-actions/quantity';
import type { Problem } from '@deploy-actions/source';
import { gapWords, longestGap } from './gap';
import type { Hearing } from './hearing';
import type { Judgement } from './judgement';
import { commonest, troubles } from './missed';
import { unknown } from './policy';
import { badWords, formatLevel, gapMs, isBad, type WatchRule } from './rule';
import { lastSlot, plannedMeasurements, plannedWords } from './schedule';
import { decisive } from './signal-result';
import { isSustained, type Streak } from './streak';
import type { Refusal, Tally } from './tally';

/** What need not be waited for: a sustained excess, or a source that has refused from the start for three intervals. */
export function judgeNow(rule: WatchRule, tally: Tally): Judgement | undefined {
  if (rule.method !== 'sequential' && isSustained(rule, tally.streak)) return exceeded(rule, tally.streak, tally);
  const { refusal } = tally;
  const tooLong = refusal !== undefined && refusal.newestMs - refusal.firstMs >= gapMs(rule);
  return tooLong && tally.answeredMs === undefined ? refused(refusal.problem) : undefined;
}

/** Is there an unfinished streak from within the duration, which must be broken or complete before the watch ends? */
export function mustGoOn(rule: WatchRule, { streak }: Tally): boolean {
  if (rule.method === 'sequential') return false;
  return streak !== undefined && streak.firstMs <= lastSlot(rule) * rule.intervalMs;
}

/** The judgement when the watch is over and `judgeNow` had nothing to say. */
export function judgeEnd(rule: WatchRule, tally: Tally): Judgement {
  const { measured, newest, requests, missed } = tally;
  const planned = plannedMeasurements(rule, tally.form);
  const freshFromMs = Math.max(lastSlot(rule) * rule.intervalMs, tally.newestMs) - freshMs(rule);
  const isEnough = (count: number, newestMs: number | undefined) =>
    count * 2 >= planned && newestMs !== undefined && newestMs >= freshFromMs;
  // One look above the limit proves nothing in a test of all looks.
  const isGood = newest !== undefined && (rule.method === 'sequential' || !isBad(rule, newest.level));
  const known = plannedWords(measured, planned);
  const gave = measured > planned ? known : `${known} gave data`;
  const isHeard = ({ heard, newestMs }: Hearing) => isEnough(heard, newestMs);
  const unheard = [...tally.hearings].filter(([, each]) => !isHeard(each)).map((each) => notHeard(rule, each, planned));
  const several = [...tally.hearings].filter(([, { isSeveral }]) => isSeveral).map(([name]) => name);
  const strictest = (judgement: Judgement) => decisive([judgement, ...unheard]) ?? judgement;

  if (isEnough(measured, newest?.atMs) && isGood && (requests ?? rule.minSamples) >= rule.minSamples) {
    const pass: Judgement = { verdict: 'pass', situation: 'within', reason: within(rule, tally, known) };
    if (several.length > 0) {
      const reason = `${inTurnWords(several)}; otherwise ${pass.reason}`;
      return strictest(unknown(rule, 'no-data', reason, { is: 'in-turn', instances: several }));
    }
    const gaps = gapsIn(rule, tally, isHeard);
    return strictest(gaps[0] === undefined ? pass : unknown(rule, 'gap', `${gaps[0]}; otherwise ${pass.reason}`));
  }
  if (tally.refusal && isConsistent(rule, tally.refusal, tally)) return refused(tally.refusal.problem);

  const others = troubles(missed);
  const quiet = missed.counts['no-traffic'];
  if (measured === 0 && quiet > others && isEnough(quiet, tally.answeredMs)) {
    const reason = `no traffic yet: no requests in ${quiet} of ${planned} planned measurements`;
    return strictest(unknown(rule, 'no-traffic', reason));
  }
  const tooFew = requests !== undefined && requests < rule.minSamples;
  if (
    (requests !== undefined || measured > 0) &&
    isEnough(measured + quiet, tally.answeredMs) &&
    (tooFew || quiet > others)
  ) {
    const many = requests === undefined ? '' : `${formatCount(requests, 'request')} (${rule.minSamples} needed), `;
    const counted = `${many}traffic in ${known}`;
    return strictest(unknown(rule, 'low-traffic', `too few requests to judge: ${counted}`));
  }
  const { situation, words, cause } = commonest(missed);
  const stale =
    newest === undefined
      ? ''
      : `, the newest at ${formatDuration(newest.atMs)}${newest.atMs < freshFromMs ? ', too long ago' : ''}${isGood ? '' : ', and bad'}`;
  return strictest(unknown(rule, situation, `not enough to judge: ${gave}${stale}${words}`, cause));
}

/**
 * How old the newest data may be at the end: as old as `sustain`, but no more than two fifths of the watch (or a gap).
 * Else a service that died in the middle would pass wherever `sustain` is as long as the watch.
 */
function freshMs(rule: WatchRule): number {
  return Math.min(rule.sustainMs, Math.max(gapMs(rule), 0.4 * rule.durationMs));
}

/** Nothing but refusals ever, or for the last three intervals. */
function isConsistent(rule: WatchRule, refusal: Refusal, { measured, missed }: Tally): boolean {
  const { reference, missing, provider, 'wrong-version': other, 'no-traffic': none } = missed.counts;
  const isAll = measured + none + reference + missing + other + provider === 0;
  return isAll || refusal.newestMs - refusal.firstMs >= gapMs(rule);
}

function exceeded(rule: WatchRule, streak: Streak, { newest }: Tally): Judgement {
  const span = `from ${formatDuration(streak.firstMs)} to ${formatDuration(streak.newestMs)}`;
  const last = formatLevel(rule, newest?.level ?? 0);
  const all = streak.count === 1 ? '1 measurement' : `all ${streak.count} measurements`;
  const reason = `${badWords(rule)} on ${all} ${span}, latest ${last}`;
  return { verdict: 'fail', situation: 'exceeded', reason };
}

function within(rule: WatchRule, { peak, requests }: Tally, known: string): string {
  const worst = formatLevel(rule, peak ?? 0);
  const isBounded = rule.threshold !== undefined || rule.min !== undefined;
  const rate = !isBounded
    ? `measured, at most ${worst}`
    : rule.method === 'sequential'
      ? `no evidence that the error rate is above the limit (peak ${worst})`
      : isBad(rule, peak ?? 0)
        ? `at times ${badWords(rule)}, but never for ${formatDuration(rule.sustainMs)} (peak ${worst})`
        : `never ${badWords(rule)} (peak ${worst})`;
  return `${rate}; ${known}${requests === undefined ? '' : `, ${formatCount(requests, 'request')}`}`;
}

/** A good answer of one process is no answer of the others: they can prove the release bad, but not good. */
function inTurnWords(names: readonly string[]): string {
  const whose = names.length === 1 ? 'is' : 'are';
  return `${names.join(', ')} ${whose} several processes that answer alternately: each measurement reads only one of them`;
}

/** All is well as far as was seen, but of one instance not enough was: nobody knows how that one is. */
function notHeard(rule: WatchRule, [name, { heard, newestMs, missed }]: [string, Hearing], planned: number): Judgement {
  const { situation, words, cause } = commonest(missed);
  const newest = newestMs === undefined ? '' : `, the newest at ${formatDuration(newestMs)}`;
  const known = `${name} gave data in ${heard} of ${planned} planned measurements${newest}`;
  return unknown(rule, situation, `not enough to judge: ${known}${words}`, cause);
}

/** Of all, and then of each instance that was heard often enough, in words; the end of the watch ends a gap, too. */
function gapsIn(
  rule: WatchRule,
  { gap, answeredMs, newestMs: toMs, missed, hearings }: Tally,
  isHeard: (hearing: Hearing) => boolean,
): string[] {
  const all = longestGap(rule, gap, { fromMs: answeredMs, toMs, problem: missed.last });
  const heard = [...hearings].filter(([, each]) => isHeard(each));
  const each = heard.flatMap(([name, { gap, newestMs: fromMs, missed }]) => {
    const own = longestGap(rule, gap, { fromMs, toMs, problem: missed.last });
    return own ? [`${name}: ${gapWords(own)}`] : [];
  });
  return [...(all ? [gapWords(all)] : []), ...each];
}

function refused({ reason, cause }: Problem): Judgement {
  const known = cause === undefined ? {} : { cause };
  return { verdict: 'error', situation: 'refused', reason: `waiting will not help: ${reason}`, ...known };
}
