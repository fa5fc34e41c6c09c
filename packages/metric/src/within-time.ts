import { withDeadline } from '@deploy-actions/clock';
import { classifyFault, WireError } from '@deploy-actions/http';
import { formatDuration } from '@deploy-actions/quantity';
import type { SourceWorld } from './fetch-document';
import type { Problem } from './measurement';

/**
 * What `work` finds within the time, or why it could not be asked. Rejects only when the run is cancelled, with its
 * reason.
 */
export async function withinTime<T>(
  timeoutMs: number,
  world: Pick<SourceWorld, 'clock' | 'signal'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | { problem: Problem }> {
  const late = new WireError(`no whole answer within ${formatDuration(timeoutMs)}`);
  try {
    return await withDeadline(world.clock, timeoutMs, () => late, work, world.signal);
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    return { problem: { kind: 'provider', reason: classifyFault(error).reason } };
  }
}
