import type { WorstCase } from './worst-case';

/** `398 s: 53 s start, 300 s soak, 45 s confirming failures (deadline 400 s)`, without the parts that do not occur. */
export function describeWorstCase({ startMs, soakMs, settleMs, totalMs }: WorstCase, deadlineMs?: number): string {
  const parts = [
    `${inSeconds(startMs)} start`,
    ...(soakMs > 0 ? [`${inSeconds(soakMs)} soak`] : []),
    ...(settleMs > 0 ? [`${inSeconds(settleMs)} confirming failures`] : []),
  ];
  const deadline = deadlineMs === undefined ? '' : ` (deadline ${inSeconds(deadlineMs)})`;
  const total = inSeconds(totalMs);
  return parts.length > 1 || deadline !== '' ? `${total}: ${parts.join(', ')}${deadline}` : total;
}

/** Milliseconds as seconds with at most one decimal, easy to compare and add. */
export function inSeconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
