import { formatRatio } from '@deploy-actions/quantity';
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
import { OLD_VERSION } from './control';
import { dispersionAt } from './dispersion-at';
import type { Judgement } from './judge';
import type { Observation } from './measurement';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import type { WatchedSignal } from './watched-signal';

/** A sequential test of one signal, in the course of a watch. */
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

/**
 * The tests that the rule asks for: of the limit where there is one, and against the old version where there is one. They
 * share the probability of a false alarm, so that it is that of both together; a limit that nothing can exceed takes none
 * of it.
 */
export function evidenceOf(rule: WatchRule, signal: WatchedSignal): readonly Evidence[] {
  const { oddsRatio, falseAlarm = 0.001 } = rule;
  const limit = signal.rule.limit ?? rule.threshold;
  if ((rule.method ?? 'rule') === 'rule') return [];
  const canary: Hypothesis[] = oddsRatio === undefined ? [] : [{ kind: 'canary', oddsRatio }];
  const isTested = limit !== undefined && (limit < 1 || canary.length === 0);
  const all: Hypothesis[] = isTested ? [{ kind: 'rate', limit }, ...canary] : canary;
  return all.map((hypothesis) => begun(hypothesis, falseAlarm / all.length, rule, signal));
}

function begun(
  hypothesis: Hypothesis,
  falseAlarm: number,
  rule: WatchRule,
  { rule: own, before }: WatchedSignal,
): Evidence {
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
    state: start(test),
  };
}

/** With one more measurement; one without counts adds nothing. Some counters have decimals: requests have none. */
export function weigh(
  evidence: Evidence,
  { errors, total, control }: Pick<Observation, 'errors' | 'total' | 'control'>,
): Evidence {
  if (errors === undefined || total === undefined) return evidence;
  const isCanary = evidence.test.hypothesis.kind === 'canary';
  const seen: Look =
    control === undefined || !isCanary
      ? whole({ errors, total })
      : { ...whole(control.fresh), control: whole(control) };
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

/** What all tests say by now: the first that fails, or a pass of every one. */
export function judgeEvidence(all: readonly Evidence[]): Judgement | undefined {
  const said = all.map(judgeOne);
  const failed = said.find((each) => each?.verdict === 'fail');
  if (failed || !said.every((each) => each?.verdict === 'pass')) return failed;
  const [first] = said;
  return first && { ...first, reason: said.flatMap((each) => each?.reason ?? []).join('; ') };
}

function judgeOne({ test, what, condition, errors, state }: Evidence): Judgement | undefined {
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
