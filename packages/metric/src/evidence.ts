import { formatRatio } from '@deploy-actions/quantity';
import {
  decide,
  earlyPass,
  look,
  type SequentialState,
  type SequentialTest,
  sequentialTest,
  start,
} from '@deploy-actions/sequential';
import type { Judgement } from './judge';
import type { Observation } from './measurement';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import type { WatchedSignal } from './watched-signal';

/** The sequential test of one signal, in the course of a watch. */
export interface Evidence {
  test: SequentialTest;
  limit: number;
  state: SequentialState;
}

/** The test that the rule asks for; undefined where it asks for none, or where there is no upper bound to test. */
export function evidenceOf(rule: WatchRule, { rule: own, before }: WatchedSignal): Evidence | undefined {
  const limit = own.limit ?? rule.threshold;
  if ((rule.method ?? 'rule') === 'rule' || limit === undefined) return undefined;
  const { testedMs: durationMs = rule.durationMs, intervalMs } = rule;
  const looks = plannedMeasurements({ durationMs, intervalMs }, 'counters');
  const test = sequentialTest({
    hypothesis: { kind: 'rate', limit },
    falseAlarm: rule.falseAlarm ?? 0.001,
    looks,
    dispersion: before?.dispersion ?? 1,
    ...(rule.earlyPass ? { earlyPass: earlyPass(looks, rule.minSamples) } : {}),
  });
  return { test, limit, state: start(test) };
}

/** With one more measurement; one without counts adds nothing. Some counters have decimals: requests have none. */
export function weigh(evidence: Evidence, { errors, total }: Pick<Observation, 'errors' | 'total'>): Evidence {
  if (errors === undefined || total === undefined) return evidence;
  const requests = Math.round(total);
  // No service has so many; whoever says so is not to end the watch for it.
  if (!Number.isSafeInteger(requests)) return evidence;
  const seen = { errors: Math.min(requests, Math.round(errors)), total: requests };
  return { ...evidence, state: look(evidence.test, evidence.state, seen) };
}

/** What the evidence says by now. */
export function judgeEvidence({ test, limit, state }: Evidence): Judgement | undefined {
  const decision = decide(test, state);
  const seen = `after ${state.requests} requests in ${state.looks} measurements`;
  const most = formatRatio(limit);
  if (decision === 'fail') {
    const odds = `by chance in at most ${formatRatio(test.falseAlarm)} of all watches`;
    return { verdict: 'fail', situation: 'exceeded', reason: `more than ${most} fail, ${seen}; ${odds}` };
  }
  if (decision !== 'pass') return undefined;
  return { verdict: 'pass', situation: 'within', reason: `less than ${most} fail, ${seen}; an early pass` };
}
