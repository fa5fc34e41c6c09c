import type { Clock } from '@deploy-actions/clock';
import type { Hearing } from './hearing';

/** How long a channel may be silent after the exit status before we stop waiting for its end. */
const QUIET_MS = 500;
/** And how long at most, for a background process that goes on talking. */
const LINGER_MS = 10_000;
/** More than the command itself can have left behind in the buffers on the way. */
const BACKLOG_BYTES = 4 * 1024 * 1024;
/** What trickles more slowly is no backlog that a slow line drains. */
const DRAIN_BYTES_PER_S = 32 * 1024;

/**
 * After the exit status: resolves when all that the command said has been heard and taken, and only a process in the
 * background can still keep the output open. `ask` resolves when the host has answered, and so has sent what it had.
 * Rejects when it is stopped.
 */
export async function quiet(
  clock: Clock,
  hearing: Hearing,
  ask: () => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  const [startMs, startBytes] = [clock.elapsed(), hearing.bytes];
  let busyMs = 0;
  let answers = 0;
  for (let askedMs = -1; ; ) {
    if (hearing.isBusy) {
      // What the host said in time is not lost because its listener is slow.
      await clock.sleep(QUIET_MS, stopped);
      busyMs += QUIET_MS;
      continue;
    }
    const bytes = hearing.bytes - startBytes;
    const lingerMs = clock.elapsed() - startMs - busyMs;
    const drains = bytes <= BACKLOG_BYTES && bytes >= (lingerMs / 1000) * DRAIN_BYTES_PER_S;
    if (lingerMs >= LINGER_MS && !drains) return;
    const leftMs = hearing.lastMs + QUIET_MS - clock.elapsed();
    if (leftMs > 0) {
      await clock.sleep(leftMs, stopped);
      continue;
    }
    // Silence may be the network's. A first answer may come just before what a full window held up, a second not.
    answers = askedMs === hearing.lastMs ? answers + 1 : 0;
    if (answers === 2) return;
    askedMs = hearing.lastMs;
    await ask();
    stopped.throwIfAborted();
  }
}
