import type { Hypothesis } from '@deploy-actions/sequential';
import type { Observation } from '@deploy-actions/source';
import type { Judgement } from './judgement';
import type { WatchRule } from './rule';
import { beginTest, decided, type Tested, testWith } from './tested';
import type { WatchedSignal } from './watched-signal';

/** The sequential tests of one signal, in the course of a watch: of its limit, and against the old version. */
export interface Evidence {
  tests: readonly Tested[];
  /** Of the newest look, whichever of the tests says it. */
  state: { isBad: boolean };
}

/**
 * The tests that the rule asks for; undefined where it asks for none, or where there is nothing to test. Where there are
 * two they share the probability of a false alarm, so that it is that of both together; a limit that nothing can exceed
 * takes none of it.
 */
export function evidenceOf(rule: WatchRule, signal: WatchedSignal): Evidence | undefined {
  const { oddsRatio, falseAlarm = 0.001 } = rule;
  const limit = signal.rule.limit ?? rule.threshold;
  const canary: Hypothesis[] = oddsRatio === undefined ? [] : [{ kind: 'canary', oddsRatio }];
  const isTested = limit !== undefined && (limit < 1 || canary.length === 0);
  const all: Hypothesis[] = isTested ? [{ kind: 'rate', limit }, ...canary] : canary;
  if ((rule.method ?? 'rule') === 'rule' || all.length === 0) return undefined;
  const tests = all.map((hypothesis) => beginTest(hypothesis, falseAlarm / all.length, rule, signal));
  return { tests, state: { isBad: false } };
}

/** With one more measurement; the same where it adds nothing, as one without counts. */
export function weigh(evidence: Evidence, seen: Pick<Observation, 'errors' | 'total' | 'control'>): Evidence {
  const tests = evidence.tests.map((test) => testWith(test, seen));
  if (tests.every((test, at) => test === evidence.tests[at])) return evidence;
  return { tests, state: { isBad: tests.some(({ state }) => state.isBad) } };
}

/** A comparison needs the old version in half of the measurements: without it a pass would say nothing. */
export function isCompared({ tests }: Evidence, measured: number): boolean {
  return tests.every(
    ({ test, state }) => test.hypothesis.kind === 'rate' || (state.looks > 0 && state.looks * 2 >= measured),
  );
}

/** What the evidence says by now: a fail by any of the tests, a pass before the end only by all of them. */
export function judgeEvidence({ tests }: Evidence): Judgement | undefined {
  const said = tests.map(decided);
  const failed = said.find((each) => each?.decision === 'fail');
  if (failed) return { verdict: 'fail', situation: 'exceeded', reason: failed.reason };
  const passed = said.flatMap((each) => (each?.decision === 'pass' ? [each.reason] : []));
  if (passed.length < tests.length) return undefined;
  return { verdict: 'pass', situation: 'within', reason: passed.join('; ') };
}
