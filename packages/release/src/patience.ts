import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';

/** How long a host may take, from the beginning or from the last time that something moved. */
export interface Patience {
  ms: number;
  lastMoveMs?: () => number;
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
  return new UserError('COMMAND_TIMEOUT', `${label}: the host gave no answer for ${formatDuration(ms)}.`, {
    hint: 'It takes connections but does not get on with its work: look at its disks (a network file system?), its memory and its load.',
  });
}
