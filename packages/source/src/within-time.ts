import { withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { classifyFault, WireError } from '@deploy-actions/http';
import { classifySshFault } from '@deploy-actions/probe';
import { isRefusal, problemOf } from './core/problem';
import type { Problem } from './measurement';
import type { SourceWorld } from './source-world';

/**
 * What `work` finds within the time, or why it could not be asked. Rejects only when the run is cancelled, with its
 * reason.
 */
export async function withinTime<T>(
  timeoutMs: number,
  world: Pick<SourceWorld, 'clock' | 'signal'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | { problem: Problem }> {
  const late = new WireError({ kind: 'timeout', stage: 'whole', timeoutMs });
  try {
    return await withDeadline(world.clock, timeoutMs, () => late, work, world.signal);
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    return { problem: faultProblem(error) };
  }
}

/** What keeps us from logging in to a host that asks for us; waiting does not help. */
const NO_ACCESS = /^(AUTH_FAILED|HOST_KEY_|FORWARDING_REFUSED|HOST_UNFIT)/;

/** Only a dial by SSH fails with our own codes. */
function faultProblem(error: unknown): Problem {
  const { reason, cause } = error instanceof UserError ? classifySshFault(error) : classifyFault(error);
  if (isRefusal(cause)) return problemOf({ is: 'connection-refused', detail: reason });
  const isAccess = error instanceof UserError && NO_ACCESS.test(error.code);
  return { kind: isAccess ? 'access' : 'provider', reason };
}
