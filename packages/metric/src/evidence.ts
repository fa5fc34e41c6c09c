import { formatRatio } from '@deploy-actions/quantity';
import {
  decide,
  earlyPass,
  type Look,
  look,
  type SequentialState,
  type SequentialTest,
  sequentialTest,
  start,
  type Version,
} from '@deploy-actions/sequential';
import type { Judgement } from './judgement';
import type { Observation } from './measurement';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import type { WatchedSignal } from './watched-signal';

const OLD_VERSION = 'the old version';

/** The sequential test of one signal, in the course of a watch. */
export interface Evidence {
  test: SequentialTest;
  /** What may fail, in words. */
  what: string;
  /** Under what condition a false alarm is as rare as is said, in words. */
  condition: string;
  /** Failed requests in what was tested. */
  errors: number;
  state: SequentialState;
}

/** The test that the rule asks for; undefined where it asks for none, or where there is no upper bound to test. */
export function evidenceOf(rule: WatchRule, { rule: own, before }: WatchedSignal): Evidence | undefined {
  const { oddsRatio } = rule;
  const limit = own.limit ?? rule.threshold;
  if ((rule.method ?? 'rule') === 'rule' || (limit === undefined && oddsRatio === undefined)) return undefined;
  const { testedMs: durationMs = rule.durationMs, intervalMs } = rule;
  const looks = plannedMeasurements({ durationMs, intervalMs }, 'counters');
  const test = sequentialTest({
    hypothesis: oddsRatio === undefined ? { kind: 'rate', limit: limit ?? 1 } : { kind: 'canary', oddsRatio },
    falseAlarm: rule.falseAlarm ?? 0.001,
    looks,
    dispersion: before?.dispersion ?? 1,
    ...(rule.earlyPass ? { earlyPass: earlyPass(looks, rule.minSamples) } : {}),
  });
  const isOfBaseline = own.limit !== undefined && own.limit !== rule.threshold;
  const rate = `${formatRatio(limit ?? 1)}${isOfBaseline ? ' (the limit from the baseline)' : ''}`;
  return {
    test,
    what: oddsRatio === undefined ? rate : OLD_VERSION,
    condition: `if errors ${before?.dispersion === undefined ? 'are independent' : 'vary as they did in the baseline'}`,
    errors: 0,
    state: start(test),
  };
}

/** With one more measurement; one without counts adds nothing. Some counters have decimals: requests have none. */
export function weigh(
  evidence: Evidence,
  { errors, total, control }: Pick<Observation, 'errors' | 'total' | 'control'>,
): Evidence {
  if (errors === undefined || total === undefined) return evidence;
  const seen: Look =
    control === undefined ? whole({ errors, total }) : { ...whole(control.fresh), control: whole(control) };
  // No service has so many; whoever says so is not to end the watch for it.
  if (![seen.total, seen.control?.total ?? 0].every(Number.isSafeInteger)) return evidence;
  const state = look(evidence.test, evidence.state, seen);
  return state === evidence.state ? evidence : { ...evidence, errors: evidence.errors + seen.errors, state };
}

function whole({ errors, total }: Version): Version {
  const requests = Math.round(total);
  return { errors: Math.min(requests, Math.round(errors)), total: requests };
}

/** A comparison needs the old version in half of the measurements: without it a pass would say nothing. */
export function isCompared({ test, state }: Evidence, measured: number): boolean {
  return test.hypothesis.kind === 'rate' || (state.looks > 0 && state.looks * 2 >= measured);
}

/** What the evidence says by now. */
export function judgeEvidence({ test, what, condition, errors, state }: Evidence): Judgement | undefined {
  const decision = decide(test, state);
  const share = state.requests === 0 ? '' : ` (${formatRatio(errors / state.requests)})`;
  const seen = `${errors} of ${state.requests} requests failed${share} in ${state.looks} measurements`;
  if (decision === 'fail') {
    const odds = `by chance in at most ${formatRatio(test.falseAlarm)} of all watches`;
    return { verdict: 'fail', situation: 'exceeded', reason: `more than ${what} fail: ${seen}; ${odds}, ${condition}` };
  }
  if (decision !== 'pass') return undefined;
  return { verdict: 'pass', situation: 'within', reason: `less than ${what} fail: ${seen}; an early pass` };
}
