import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';

/** How long a host may take, from the beginning or from the last time that something moved. */
export interface Patience {
  ms: number;
  lastMoveMs?: () => number;
}

/** How much of `command-timeout` an answer may take, so that a run with a silent host ends within all of it. */
const ANSWER = { share: 0.5, leastMs: 5000, mostMs: 120_000 };
const WORK_SHARE = 0.75;
/** A host that was silent is asked once more, to give the lock back. */
const LAST_ANSWER = { share: 0.25, leastMs: 2000, mostMs: 30_000 };

/**
 * How long a host may take for the answer to a call, in milliseconds, all of it: what dribbles gets no longer. Without
 * a `command-timeout` the most. Work, such as an upload, may take as long as the caller says, but no longer once the
 * host has been silent. A network that is silent for a minute is a lost connection before it is a host that hangs.
 */
export function answerMs(commandTimeoutMs: number | undefined, wasSilent: boolean, workMs?: number): number {
  const { share, leastMs, mostMs } = wasSilent ? LAST_ANSWER : ANSWER;
  const ms = Math.max(leastMs, Math.min(mostMs, share * (commandTimeoutMs ?? Number.POSITIVE_INFINITY)));
  return workMs === undefined || wasSilent ? ms : Math.max(ms, WORK_SHARE * workMs);
}

/**
 * A signal that is aborted with `COMMAND_TIMEOUT` once the patience is at its end; with the caller's own it never is.
 * A host whose disk hangs keeps its connections alive, so nothing else would ever end the waiting.
 */
export function givesUp(
  clock: Clock,
  patience: Patience | 'caller',
  label: string,
): { signal: AbortSignal; end(): void } {
  const late = new AbortController();
  const over = new AbortController();
  if (patience !== 'caller') {
    watch(clock, patience, over.signal).then(
      () => late.abort(silent(label, patience)),
      () => undefined,
    );
  }
  return { signal: late.signal, end: () => over.abort() };
}

/** Resolves when nothing has moved for too long; rejects when it is over. */
async function watch(clock: Clock, { ms, lastMoveMs }: Patience, over: AbortSignal): Promise<void> {
  const startMs = clock.elapsed();
  for (;;) {
    const leftMs = Math.max(startMs, lastMoveMs?.() ?? startMs) + ms - clock.elapsed();
    if (leftMs <= 0) return;
    await clock.sleep(leftMs, over);
  }
}

function silent(label: string, { ms }: Patience): UserError {
  return new UserError('COMMAND_TIMEOUT', `${label}: the host did not answer for ${formatDuration(ms)}.`, {
    hint: 'The host accepts connections but its commands hang: check its disks (a network file system?), its memory and its load, and check whether ~/.bashrc waits for something or starts a shell in a loop.',
  });
}
