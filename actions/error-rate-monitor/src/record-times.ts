import type { WatchRecord, WatchRule } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';

/** What becomes of `interval` and `duration` in a replay, in words; a record was measured as often and as long as it was. */
export function recordTimes({ rule: { intervalMs, durationMs }, record }: Asked): string[] {
  const measuredMs = Math.max(...record.signals.flatMap((signal) => signal.measurements.map(({ atMs }) => atMs)));
  const recordedMs = Math.max(record.durationMs, measuredMs);
  const given = formatDuration(durationMs);
  const isCut = measuredMs + record.intervalMs <= record.durationMs;
  const recorded = `${formatDuration(recordedMs)} long${isCut ? `, ${formatDuration(measuredMs)} of it measured` : ''}`;
  const interval = `measured every ${formatDuration(record.intervalMs)}; the input interval does not change this`;
  return [
    ...(record.intervalMs === intervalMs ? [] : [interval]),
    ...(durationMs < recordedMs ? [`${recorded}: only the first ${given} are judged (duration)`] : []),
    ...(durationMs > recordedMs ? [`${recorded}: nothing after that is judged, although duration is ${given}`] : []),
    ...(durationMs === recordedMs && isCut ? [recorded] : []),
  ];
}

interface Asked {
  rule: Pick<WatchRule, 'intervalMs' | 'durationMs'>;
  record: WatchRecord;
}
