import type { Clock } from './clock';

/**
 * Runs `work` with a signal that is aborted with `reason()` after `ms`, or with the outer signal's own reason; then it
 * rejects at once, whether or not `work` heeds the signal. The timer is gone when this returns.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  reason: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const timer = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  const onOuter = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onOuter, { once: true });
  const expiry = clock.sleep(ms, timer.signal).then(
    () => controller.abort(reason()),
    () => undefined,
  );
  try {
    return await Promise.race([work(controller.signal), aborted]);
  } finally {
    timer.abort();
    await expiry;
    outer?.removeEventListener('abort', onOuter);
  }
}
