import type { Increase } from '@deploy-actions/sequential';
import { ERROR_RATE, type Signal } from '@deploy-actions/source';
import type { Bounds, WatchRule } from './rule';
import type { SignalBaseline } from './signal-baseline';

/** What is bad for one signal, and for how long it must be. */
export interface SignalRule extends Bounds {
  sustainMs: number;
  /** Above the baseline; the bound is known when the baseline is. */
  increase?: Increase;
  /** What a sequential test tests, where that is not the threshold: the upper bound of a baseline counts there. */
  limit?: number;
}

export interface WatchedSignal extends Signal {
  rule: SignalRule;
  /** What it was before the deploy, where that is known. */
  before?: SignalBaseline;
}

/** The rule by which a signal is judged, from what all have in common. */
export function ruleOf(common: WatchRule, { name, rule, query }: WatchedSignal): WatchRule {
  const { threshold: _threshold, min: _min, unit: _unit, ...times } = common;
  const { increase: _increase, limit: _limit, ...bounds } = rule;
  const { oddsRatio: _oddsRatio, ...others } = times;
  const method = query.form === 'counters' ? (common.method ?? 'rule') : 'rule';
  return { ...(name === ERROR_RATE ? times : others), ...bounds, method };
}

/** With the probability of a false alarm shared out among all that are tested: it is the whole watch's. */
export function sharedOut(common: WatchRule, signals: readonly WatchedSignal[]): WatchRule {
  const { falseAlarm, method = 'rule' } = common;
  const tested = method === 'rule' ? [] : signals.filter(({ query }) => query.form === 'counters');
  return falseAlarm === undefined || tested.length < 2 ? common : { ...common, falseAlarm: falseAlarm / tested.length };
}

/** Only to be measured: nothing is bad. */
export function withoutBounds<S extends { rule: WatchRule; signals: readonly WatchedSignal[] }>(settings: S): S {
  const { rule, signals } = settings;
  return {
    ...settings,
    rule: { ...rule, method: 'rule' },
    signals: signals.map((signal) => ({ ...signal, rule: { ...unitOnly(signal.rule), sustainMs: rule.durationMs } })),
  };
}

function unitOnly({ unit }: SignalRule): Pick<SignalRule, 'unit'> {
  return unit === undefined ? {} : { unit };
}
