import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { Connect } from './connection';
import { DialFailure } from './dial-failure';
import { backoffMs } from './retry';

/**
 * Connects and logs in; what may pass (time-outs, a refused or closed connection) is tried `retries` times again.
 * Rejects with CONNECT_TIMEOUT, CONNECT_FAILED, AUTH_FAILED, HOST_KEY_UNKNOWN, HOST_KEY_MISMATCH, or the reason of
 * the world's signal. A cancelled run that has to clean up passes `exec` a signal of its own.
 */
export const connect: Connect = async (target, settings, world) => {
  world.signal.throwIfAborted();
  // The library is heavy: bundles keep it in a chunk that only those runs load that connect.
  const { open, prepare } = await import('./client');
  const ready = prepare(settings, world);
  const attempts = settings.retries + 1;
  for (let attempt = 1; ; attempt++) {
    try {
      return await open(target, settings, ready, world);
    } catch (failure) {
      if (!(failure instanceof DialFailure)) throw failure;
      if (!failure.transient || attempt === attempts) throw withAttempts(failure.error, attempt);
      const waitMs = backoffMs(attempt);
      world.log.event(`${failure.message} Attempt ${attempt + 1} of ${attempts} in ${formatDuration(waitMs)}.`);
      await world.clock.sleep(waitMs, world.signal);
    }
  }
};

function withAttempts(error: UserError, attempts: number): UserError {
  if (attempts === 1) return error;
  const { code, hint, cause } = error;
  return new UserError(code, `${error.message} (${attempts} attempts)`, { hint, cause });
}
