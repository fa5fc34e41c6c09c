import type { Increase } from '@deploy-actions/sequential';
import type { Bounds, WatchRule } from './rule';
import type { Signal } from './signal';

/** What is bad for one signal, and for how long it must be. */
export interface SignalRule extends Bounds {
  sustainMs: number;
  /** Above the baseline; the bound is known when the baseline is. */
  increase?: Increase;
}

export interface WatchedSignal extends Signal {
  rule: SignalRule;
}

/** The rule by which a signal is judged, from what all have in common. */
export function ruleOf(common: WatchRule, { rule }: WatchedSignal): WatchRule {
  const { threshold: _threshold, min: _min, unit: _unit, ...times } = common;
  const { increase: _increase, ...bounds } = rule;
  return { ...times, ...bounds };
}
