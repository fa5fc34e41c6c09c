import { type Clock, withDeadline } from '@deploy-actions/clock';
import type { Fault } from '@deploy-actions/http';
import type { Observation } from './observation';

/** What one question brought to light, before it is known how long that took. */
export type Finding = Omit<Observation, 'latencyMs' | 'timedOut' | 'at'>;

/** What to say where there is no finding. */
export interface Excuses {
  /** The time-out ran out: how far did it get? */
  late(): Fault;
  fault(error: unknown): Fault;
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
    return new Error('The time-out of the probe ran out.');
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
    return observed({ ok: false, ...(isLate ? excuses.late() : excuses.fault(error)) }, isLate);
  }
}
