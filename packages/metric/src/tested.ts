import { formatCount, formatRatio } from '@deploy-actions/quantity';
import {
  decide,
  earlyPass,
  type Hypothesis,
  type Look,
  look,
  type SequentialState,
  type SequentialTest,
  sequentialTest,
  start,
  type Version,
} from '@deploy-actions/sequential';
import type { Observation } from '@deploy-actions/source';
import { OLD_VERSION } from './control';
import { dispersionAt } from './dispersion-at';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import type { WatchedSignal } from './watched-signal';

/** One sequential test of a signal, in the course of a watch. */
export interface Tested {
  test: SequentialTest;
  /** What may fail, in words. */
  what: string;
  /** Under what condition a false alarm is as rare as is said, in words. */
  condition: string;
  /** Failed requests in what was tested. */
  errors: number;
  /** The newest looks that together exceed what may fail: where it began. */
  excess: Sums;
  /** What rounding has left over, of each version. */
  rest: { fresh: Version; control: Version };
  state: SequentialState;
}

interface Sums {
  errors: number;
  requests: number;
  looks: number;
}

const NONE: Sums = { errors: 0, requests: 0, looks: 0 };
const NOTHING: Version = { errors: 0, total: 0 };

/** A test before its first look. */
export function beginTest(
  hypothesis: Hypothesis,
  falseAlarm: number,
  rule: WatchRule,
  { rule: own, before }: WatchedSignal,
): Tested {
  const { testedMs: durationMs = rule.durationMs, intervalMs } = rule;
  const looks = plannedMeasurements({ durationMs, intervalMs }, 'counters');
  const test = sequentialTest({
    hypothesis,
    falseAlarm,
    looks,
    dispersion: before === undefined ? 1 : dispersionAt(before, intervalMs),
    ...(rule.earlyPass ? { earlyPass: earlyPass(looks, rule.minSamples) } : {}),
  });
  const isOfBaseline = own.limit !== undefined && own.limit !== rule.threshold;
  const ofBaseline = isOfBaseline ? ' (the limit from the baseline)' : '';
  return {
    test,
    what: hypothesis.kind === 'rate' ? `${formatRatio(hypothesis.limit)}${ofBaseline}` : `the ${OLD_VERSION}`,
    condition: `if errors ${before?.dispersion === undefined ? 'are independent' : 'vary as they did in the baseline'}`,
    errors: 0,
    excess: NONE,
    rest: { fresh: NOTHING, control: NOTHING },
    state: start(test),
  };
}

/** With one more measurement; the same where it adds nothing. Some counters have decimals: requests have none. */
export function testWith(
  tested: Tested,
  { errors, total, control }: Pick<Observation, 'errors' | 'total' | 'control'>,
): Tested {
  if (errors === undefined || total === undefined) return tested;
  const isCanary = tested.test.hypothesis.kind === 'canary';
  const isCompared = control !== undefined && isCanary;
  const fresh = whole(isCompared ? control.fresh : { errors, total }, tested.rest.fresh);
  const old = whole(isCompared ? control : NOTHING, tested.rest.control);
  const seen: Look = isCompared ? { ...fresh.whole, control: old.whole } : fresh.whole;
  // No service has so many; whoever says so is not to end the watch for it.
  if (![seen.total, old.whole.total].every(Number.isSafeInteger)) return tested;
  if (isCanary && !isCompared) return tested;
  const rest = { fresh: fresh.rest, control: old.rest };
  const state = look(tested.test, tested.state, seen);
  if (state === tested.state) return { ...tested, rest };
  return { ...tested, rest, errors: tested.errors + seen.errors, excess: excessWith(tested, seen), state };
}

function excessWith({ test: { hypothesis }, excess }: Tested, { errors, total }: Version): Sums {
  const { errors: before, requests, looks } = excess;
  const sums = { errors: before + errors, requests: requests + total, looks: looks + 1 };
  return hypothesis.kind === 'rate' && sums.errors <= hypothesis.limit * sums.requests ? NONE : sums;
}

/** In whole requests; what is left over counts with the next: else a service with few would have none. */
function whole({ errors, total }: Version, rest: Version): { whole: Version; rest: Version } {
  const exact = { errors: rest.errors + errors, total: rest.total + total };
  const requests = Math.max(0, Math.round(exact.total));
  const failed = Math.min(requests, Math.max(0, Math.round(exact.errors)));
  return {
    whole: { errors: failed, total: requests },
    rest: { errors: exact.errors - failed, total: exact.total - requests },
  };
}

/** What the test says by now, and why; undefined where it says nothing. */
export function decided({
  test,
  what,
  condition,
  errors,
  excess,
  state,
}: Tested): { decision: 'fail' | 'pass'; reason: string } | undefined {
  const decision = decide(test, state);
  const whole = { errors, requests: state.requests, looks: state.looks };
  const seen = sumWords(whole, formatCount(whole.looks, 'measurement'));
  if (decision === undefined) return undefined;
  if (decision === 'pass') return { decision, reason: `less than ${what} fail: ${seen}; an early pass` };
  const odds = `by chance in at most ${formatRatio(test.falseAlarm)} of all watches`;
  const isWhole = excess.looks === state.looks;
  const newest = excess.looks === 1 ? 'the newest measurement' : `the newest ${excess.looks} measurements`;
  const found = isWhole ? seen : `${sumWords(excess, newest)}; since the start ${seen}`;
  return { decision, reason: `more than ${what} fail: ${found}; ${odds}, ${condition}` };
}

function sumWords({ errors, requests }: Sums, where: string): string {
  const share = requests === 0 ? '' : ` (${formatRatio(errors / requests)})`;
  return `${errors} of ${formatCount(requests, 'request')} failed${share} in ${where}`;
}
