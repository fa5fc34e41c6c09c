import type { Clock } from '@deploy-actions/clock';
import { formatDuration } from '@deploy-actions/quantity';

const STARTING_MS = 30_000;
const SOAKING_MS = 60_000;
const MOST_NAMED = 3;

/** How far a gate is. Times are elapsed milliseconds of one clock. */
export interface GateProgress {
  nowMs: number;
  startedAtMs: number;
  /** When the last start ends at the latest, counted from the begin. */
  startMs: number;
  soakFromMs: number | undefined;
  soakMs: number;
  probes: number;
  /** It is asked beside something else, which has no soak. */
  isBeside?: boolean;
  /** What is not healthy, and why. */
  troubles: readonly { name: string; reason: string }[];
}

/** One line that says that the gate is alive, and what it waits for. */
export function heartbeat(progress: GateProgress): string {
  const { nowMs, startedAtMs, startMs, soakFromMs, soakMs, probes, isBeside, troubles } = progress;
  const [word, sinceMs, ofMs] =
    soakFromMs === undefined
      ? ['still starting', nowMs - startedAtMs, startMs]
      : [isBeside ? 'health' : 'soaking', nowMs - soakFromMs, soakMs];
  const named = troubles.slice(0, MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
  const others = troubles.length > MOST_NAMED ? [`and ${troubles.length - MOST_NAMED} more`] : [];
  const parts = [`${formatDuration(sinceMs)} of ${formatDuration(ofMs)}`, `${probes} probes`];
  return [`${word}: ${parts.join(', ')}`, ...named, ...others].join('; ');
}

/** Tells every 30 s while starting, and every minute of the soak, until the signal ends it. */
export async function beat(
  clock: Clock,
  signal: AbortSignal,
  progress: () => GateProgress,
  tell: (line: string) => void,
) {
  while (!signal.aborted) {
    const isSoaking = progress().soakFromMs !== undefined;
    try {
      await clock.sleep(isSoaking ? SOAKING_MS : STARTING_MS, signal);
    } catch {
      return;
    }
    tell(heartbeat(progress()));
  }
}
