import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { SshWorld } from './connection';
import { DialFailure } from './dial-failure';

/** Milliseconds to wait after failed attempt number `attempt` (from 1): 1 s, 2 s, 4 s, 8 s, and 10 s from then on. */
export function backoffMs(attempt: number): number {
  return Math.min(10_000, 1000 * 2 ** (attempt - 1));
}

/** Tries what may pass again, `retries` times, and throws what it was in the end; any other error ends it at once. */
export async function withRetries<T>(retries: number, world: SshWorld, work: () => Promise<T>): Promise<T> {
  const attempts = retries + 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof DialFailure)) throw failure;
      if (!failure.transient || attempt === attempts) throw withAttempts(failure.error, attempt);
      const waitMs = backoffMs(attempt);
      world.log.event(`${failure.message} Attempt ${attempt + 1} of ${attempts} in ${formatDuration(waitMs)}.`);
      await world.clock.sleep(waitMs, world.signal);
    }
  }
}

function withAttempts(error: UserError, attempts: number): UserError {
  if (attempts === 1) return error;
  const { code, hint, cause } = error;
  return new UserError(code, `${error.message} (${attempts} attempts)`, { hint, cause });
}
