/** What was seen of one stretch of the stream. */
export interface Stretch {
  /** The level of gzip at which it was made. */
  level: number;
  /** Time in which the compressor was waited for. */
  busyMs: number;
  /** Time in which the link was waited for: it had not taken what there was. */
  blockedMs: number;
  /** Sent before this stretch: SSH takes a window of some MiB at once, whatever the link is like. */
  bytesBefore: number;
}

/** Levels that are worth having: the fastest, the middle, and the last one before it gets much slower. */
const LEVELS = [1, 3, 6] as const;
const WINDOW_BYTES = 4 * 1024 * 1024;
/** What shrinks by less is not worth the work. */
const POOR = 0.95;

/** The level for the next stretch: lower where the compressor holds up the link, higher where the link does. */
export function nextLevel({ level, busyMs, blockedMs, bytesBefore }: Stretch): number {
  if (bytesBefore < WINDOW_BYTES) return level;
  const blocked = blockedMs / Math.max(1e-6, busyMs + blockedMs);
  const step = blocked > 0.5 ? 1 : blocked < 0.1 ? -1 : 0;
  const at = LEVELS.indexOf(level as (typeof LEVELS)[number]);
  return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, at + step))] ?? 1;
}

/** Whether a piece is to be packed, by what became of a sample of it. */
export function isCompressible(sampleBytes: number, packedBytes: number): boolean {
  return packedBytes < sampleBytes * POOR;
}
