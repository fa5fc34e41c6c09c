import type { WatchedSignal, WatchRecord, WatchSettings } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { ERROR_RATE, levelOf } from '@deploy-actions/source';

/** The signals whose `sustain` is longer than what was recorded of them, in words: their rule cannot fail. */
export function neverLong({ rule, signals }: Pick<WatchSettings, 'rule' | 'signals'>, record: WatchRecord): string[] {
  return asRecorded(signals, record).flatMap(({ name, query, rule: { sustainMs } }) => {
    if (rule.method === 'sequential' && query.form === 'counters') return [];
    const measurements = record.signals.find((each) => each.name === name)?.measurements ?? [];
    const known = measurements.filter((each) => levelOf(each) !== undefined).map(({ atMs }) => atMs);
    const spanMs = known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
    if (sustainMs <= spanMs) return [];
    const whose = name === ERROR_RATE ? 'sustain' : `sustain of ${name}`;
    const spans = `the data of the record spans ${formatDuration(spanMs)}`;
    return [`${whose} is ${formatDuration(sustainMs)}, but ${spans}: its rule can never fail here.`];
  });
}

/** What was counted then is counted now, whatever the inputs ask for. */
export function asRecorded(signals: readonly WatchedSignal[], record: WatchRecord): WatchedSignal[] {
  return signals.map((signal) => {
    const form = record.signals.find(({ name }) => name === signal.name)?.form;
    return form === 'counters' ? { ...signal, query: { form, errors: '', total: '' } } : signal;
  });
}
