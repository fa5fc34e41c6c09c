import { formatDuration } from '@deploy-actions/quantity';
import type { SignalQuery } from '@deploy-actions/source';
import type { WatchRecord } from './parse-record';
import type { WatchRule } from './rule';
import { lastSlot, nextSlot } from './schedule';
import { SignalWatch } from './signal-watch';
import { conclusion, isOver, type WatchResult } from './watch';
import { sharedOut, type WatchedSignal } from './watched-signal';

/**
 * What a watch by these rules would have said to what was recorded, and when. It was measured as often as it was, and
 * what the record does not have nobody knows: where these rules would have gone on, what they have not failed by then
 * is inconclusive. What is not in the record is told by its name.
 */
export function replay(
  rule: WatchRule,
  signals: readonly WatchedSignal[],
  record: WatchRecord,
): WatchResult | { missing: string[] } {
  const missing = signals.filter(({ name }) => !record.signals.some((each) => each.name === name));
  if (missing.length > 0) return { missing: missing.map(({ name }) => name) };
  const recordedMs = Math.max(...record.signals.flatMap(({ measurements }) => measurements.map(({ atMs }) => atMs)));
  const { intervalMs } = record;
  const asked = signals.map((signal) => {
    const recorded = record.signals.find(({ name }) => name === signal.name);
    return { signal: { ...signal, query: queryOf(signal.query, recorded?.form) }, recorded };
  });
  const times = {
    ...sharedOut(
      rule,
      asked.map(({ signal }) => signal),
    ),
    intervalMs,
    testedMs: rule.durationMs,
    durationMs: Math.min(rule.durationMs, Math.max(record.durationMs, recordedMs)),
  };
  const watches = asked.map(({ signal, recorded }) => ({
    watch: new SignalWatch(signal, times, () => undefined),
    recorded,
  }));
  const all = watches.map(({ watch }) => watch);
  const slots = new Set(record.signals.flatMap(({ measurements }) => measurements.map(({ atMs }) => atMs)));
  let elapsedMs = 0;
  for (const atMs of [...slots].sort((a, b) => a - b)) {
    if (isOver(all)) break;
    if (atMs > lastSlot(times) * intervalMs && !all.some((watch) => watch.mustGoOn())) break;
    for (const { watch, recorded } of watches) {
      const measurement = recorded?.measurements.find((each) => each.atMs === atMs);
      if (measurement === undefined) continue;
      elapsedMs = Math.max(elapsedMs, atMs + measurement.tookMs);
      watch.add(measurement, elapsedMs);
    }
  }
  if (!isOver(all)) {
    const isCut = nextSlot(times, recordedMs / intervalMs, elapsedMs) <= lastSlot(times);
    const ends = `the record ends at ${formatDuration(recordedMs)}`;
    const cut = isCut
      ? `${ends} of ${formatDuration(times.durationMs)}`
      : all.some((watch) => watch.mustGoOn())
        ? `${ends}, in an unfinished bad streak`
        : undefined;
    for (const watch of all) {
      if (cut === undefined) watch.end();
      else watch.breakOff(`${cut}; the measurements after it are unknown`);
    }
  }
  return {
    ...conclusion(
      all.map((watch) => watch.result()),
      false,
    ),
    durationMs: elapsedMs,
    intervalMs,
  };
}

/** What was counted then is counted now, whatever the inputs ask for. */
function queryOf(query: SignalQuery, recorded: SignalQuery['form'] | undefined): SignalQuery {
  return recorded === 'counters' && query.form !== 'counters' ? { form: 'counters', errors: '', total: '' } : query;
}
