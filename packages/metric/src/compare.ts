import { type Increase, limitAbove } from '@deploy-actions/sequential';
import type { Baseline } from './baseline';
import type { SignalBaseline } from './signal-baseline';
import type { SignalRule, WatchedSignal } from './watched-signal';

/**
 * The signals with the bounds that the baseline gives them: what may be added to it, or the threshold, whichever is
 * lower. What cannot be compared is told in words; none of it may be watched without its bound.
 */
export function compareWith(
  baseline: Baseline | undefined,
  signals: readonly WatchedSignal[],
): { signals: WatchedSignal[]; problems: string[] } {
  const problems: string[] = [];
  const compared = signals.map((signal): WatchedSignal => {
    const found = baseline?.signals.find(({ name }) => name === signal.name);
    const { intervalMs = 0 } = baseline ?? {};
    const before = found && { ...found, ...(intervalMs > 0 ? { intervalMs } : {}) };
    const { increase } = signal.rule;
    if (increase === undefined) return before === undefined ? signal : { ...signal, before };
    const problem = unusable(signal, before, increase);
    if (problem !== undefined || before === undefined) {
      problems.push(`${signal.name}: ${problem}`);
      return signal;
    }
    return { ...signal, before, rule: bounded(signal.rule, before, increase) };
  });
  return { signals: compared, problems };
}

function unusable(
  { query }: WatchedSignal,
  before: SignalBaseline | undefined,
  increase: Increase,
): string | undefined {
  if (before === undefined) return 'there is no baseline of it';
  const isShare = unitOf(query.form) === 'ratio' && unitOf(before.form) === 'ratio';
  if (query.form !== before.form && !isShare) return `it was measured as ${before.form}, but is ${query.form} now`;
  if (before.measured < 1) return 'its baseline has no measurement';
  if (increase.kind === 'relative' && before.level <= 0) {
    return `its baseline is ${before.level}, and a percentage of zero is zero: give an absolute increase (1pp)`;
  }
  return undefined;
}

function unitOf(form: WatchedSignal['query']['form']): 'ratio' | 'plain' {
  return form === 'ratio' || form === 'counters' ? 'ratio' : 'plain';
}

function bounded(rule: SignalRule, before: SignalBaseline, increase: Increase): SignalRule {
  const { level, errors, total = 0, dispersion } = before;
  const most = rule.threshold ?? Number.POSITIVE_INFINITY;
  const above = increase.kind === 'absolute' ? level + increase.by : level * (1 + increase.by);
  const threshold = Math.min(above, most);
  if (errors === undefined || total === 0) return { ...rule, threshold };
  // Some counters have decimals: requests have none.
  const counts = { errors: Math.min(Math.round(errors), Math.round(total)), total: Math.max(1, Math.round(total)) };
  return { ...rule, threshold, limit: Math.min(limitAbove(counts, increase, dispersion), most) };
}
