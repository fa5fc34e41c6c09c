import { type Clock, withDeadline } from '@deploy-actions/clock';
import type { Fault } from '@deploy-actions/http';
import type { Cause } from './cause';
import type { Finding, Observation } from './observation';

/** What to say where there is no finding. */
export interface Excuses {
  /** The time-out ran out: how far did it get? */
  late(): Fault<Cause>;
  fault(error: unknown): Fault<Cause>;
}

/** Puts a question, within its time-out. Rejects only with the reason of `world.signal`. */
export async function attempt(
  timeoutMs: number,
  world: { clock: Clock; signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<Finding>,
  excuses: Excuses,
): Promise<Observation> {
  const at = world.clock.now();
  const begunAt = world.clock.elapsed();
  let isLate = false;
  const expire = () => {
    isLate = true;
    return new Error('The probe timed out.');
  };
  const observed = (finding: Finding, timedOut: boolean): Observation => ({
    ...finding,
    latencyMs: Math.max(0, Math.round(world.clock.elapsed() - begunAt)),
    timedOut,
    at,
  });
  try {
    return observed(await withDeadline(world.clock, timeoutMs, expire, work, world.signal), false);
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    return observed(unanswered(isLate ? excuses.late() : excuses.fault(error)), isLate);
  }
}

/** What is found where no answer came. */
export function unanswered({ kind, reason, cause }: Fault<Cause>): Finding {
  return { ok: false, kind, reason, causes: [cause] };
}
