/** What was seen of one stretch of the stream. */
export interface Stretch {
  /** The level of gzip at which it was made. */
  level: number;
  bytesIn: number;
  bytesOut: number;
  /** Time in which the compressor worked. */
  busyMs: number;
  /** Time in which it stood still because the link had not taken what it made. */
  blockedMs: number;
  /** Made before this stretch: SSH takes a window of some MiB at once, whatever the link is like. */
  bytesBefore: number;
}

/** Levels that are worth having: none, the fastest, the middle, and the last one before it gets much slower. */
const LEVELS = [0, 1, 3, 6] as const;
/** What shrinks by less is not worth the work. */
const POOR = 0.97;
const WINDOW_BYTES = 4 * 1024 * 1024;
/** After so many stretches without compression it is tried again: another kind of file may have come. */
const PROBE_EVERY = 16;

/**
 * The level for the next stretch: less where nothing shrinks or the compressor holds up the link, more where the link
 * holds up the compressor. `atZero`: how many stretches in a row were left as they are.
 */
export function nextLevel(stretch: Stretch, atZero: number): number {
  const { level, bytesIn, bytesOut, busyMs, blockedMs, bytesBefore } = stretch;
  if (level === 0) return atZero >= PROBE_EVERY ? 1 : 0;
  if (bytesOut > bytesIn * POOR) return 0;
  if (bytesBefore < WINDOW_BYTES) return level;
  const blocked = blockedMs / Math.max(1e-6, busyMs + blockedMs);
  const step = blocked > 0.5 ? 1 : blocked < 0.1 ? -1 : 0;
  const at = LEVELS.indexOf(level as (typeof LEVELS)[number]);
  // Never to nothing at all for the sake of speed: this stream goes over a link that is far.
  return LEVELS[Math.min(LEVELS.length - 1, Math.max(1, at + step))] ?? 1;
}
