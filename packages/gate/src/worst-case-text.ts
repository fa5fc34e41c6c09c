import type { WorstCase } from './worst-case';

/** `398 s (start 53 s, soak 300 s, open streaks 45 s)`: all in seconds, and without the parts that there are not. */
export function describeWorstCase({ startMs, soakMs, settleMs, totalMs }: WorstCase, deadlineMs?: number): string {
  const parts = [
    `start ${inSeconds(startMs)}`,
    ...(soakMs > 0 ? [`soak ${inSeconds(soakMs)}`] : []),
    ...(settleMs > 0 ? [`open streaks ${inSeconds(settleMs)}`] : []),
    ...(deadlineMs === undefined ? [] : [`deadline ${inSeconds(deadlineMs)}`]),
  ];
  return parts.length > 1 ? `${inSeconds(totalMs)} (${parts.join(', ')})` : inSeconds(totalMs);
}

/** Milliseconds as seconds with a decimal at most, to be compared and added up. */
export function inSeconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
