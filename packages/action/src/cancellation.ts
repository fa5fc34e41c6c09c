import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Platform } from './platform';

/**
 * `signal` is aborted at the first SIGINT or SIGTERM; `expired` resolves `graceMs` later, when outputs must be written
 * whatever the run is still doing.
 */
export function cancellation(
  platform: Pick<Platform, 'onSignal' | 'sink'>,
  clock: Clock,
  graceMs: number,
): { signal: AbortSignal; expired: Promise<UserError> } {
  const controller = new AbortController();
  const expired = new Promise<UserError>((resolve) => {
    platform.onSignal((name) => {
      if (controller.signal.aborted) return;
      platform.sink.write(`Cancelled by ${name}: stopping what was started …\n`);
      const reason = new UserError('CANCELLED', `The run was cancelled (${name}).`);
      controller.abort(reason);
      void clock.sleep(graceMs).then(() => resolve(reason));
    });
  });
  return { signal: controller.signal, expired };
}
