import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Platform } from './platform';

export interface Cancellation {
  /** Aborted at the first SIGINT, SIGTERM or crash; its reason is a `CANCELLED` error, or the error that crashed. */
  signal: AbortSignal;
  /** Resolves with that reason when the time for cleaning up is over, and outputs must be written whatever still runs. */
  expired: Promise<unknown>;
}

/** The first reason to stop counts; the runner sends SIGTERM after SIGINT, and that must not shorten the grace. */
export function cancellation(
  platform: Pick<Platform, 'onSignal' | 'onCrash' | 'onStall' | 'sink'>,
  clock: Clock,
  graceMs: number,
): Cancellation {
  const controller = new AbortController();
  const expired = new Promise<unknown>((resolve) => {
    const stop = (why: string, reason: unknown, withinMs: number) => {
      if (controller.signal.aborted) return;
      platform.sink.write(`${why}: stopping what was started …\n`);
      controller.abort(reason);
      void clock.sleep(withinMs).then(() => resolve(reason));
    };
    platform.onSignal((name) => {
      stop(`Cancelled by ${name}`, new UserError('CANCELLED', `The run was cancelled (${name}).`), graceMs);
    });
    platform.onCrash((error) => stop('Internal error', error ?? new Error('Rejected without an error'), graceMs));
    platform.onStall(() => stop('Nothing is left to wait for', new Error('The run ended without a result'), 0));
  });
  return { signal: controller.signal, expired };
}
