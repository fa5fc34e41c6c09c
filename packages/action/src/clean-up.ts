import { type Clock, withDeadline } from '@deploy-actions/clock';
import { describeError, UserError } from '@deploy-actions/error';
import type { Mask } from './mask/mask';
import type { Platform } from './platform';
import { shield } from './shield';

const DEADLINE_MS = 60_000;

/** The `post:` step. It never turns a verdict around, so it ends green; and it ends, so that a job is not held up. */
export async function cleanUp(
  work: () => Promise<void>,
  platform: Platform,
  clock: Clock,
  stopped: Promise<unknown>,
  mask: Mask,
): Promise<void> {
  const late = () => new Error(`Cleaning up took longer than ${DEADLINE_MS / 1000} s`);
  try {
    const expired = stopped.then((reason) => Promise.reject(reason));
    await Promise.race([withDeadline(clock, DEADLINE_MS, late, work), expired]);
  } catch (error) {
    // The main step has already reported bad inputs.
    if (!(error instanceof UserError && error.code === 'BAD_INPUT')) {
      platform.sink.warning(`Cleaning up failed: ${mask(shield(describeError(error), ''))}`);
    }
  }
  platform.exit(0);
}
