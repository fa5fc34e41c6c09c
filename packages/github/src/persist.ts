import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import { type Failure, mayHaveArrived } from './failure';
import type { Patience } from './patience';
import { readFailure } from './read-failure';
import { retryDelay } from './retry-delay';

export interface Persistence {
  clock: Clock;
  signal: AbortSignal;
  patience: Patience;
  /** Told of every further attempt; the text quotes foreign words. */
  note(text: string): void;
}

/** A request that failed, with what is known about it. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('The request failed.');
    this.failure = failure;
  }
}

/**
 * Sends a request until it is answered, at most `attempts` times. What changes something is sent again only where it
 * surely did not arrive: otherwise the caller must look first. Throws `RequestFailed`, or the signal's own reason.
 */
export async function persist<T>(
  request: { method: string; path: string },
  send: (signal: AbortSignal) => Promise<T>,
  { clock, signal, patience, note }: Persistence,
): Promise<T> {
  const tooLate = () => new Error(`no complete answer within ${formatDuration(patience.requestTimeoutMs)}`);
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await withDeadline(clock, patience.requestTimeoutMs, tooLate, send, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof UserError) throw error;
      const failure = readFailure(error);
      const delayMs = retryDelay(attempt, failure);
      const repeatable = request.method === 'GET' || !mayHaveArrived(failure);
      const affordable = delayMs !== undefined && waitedMs + delayMs <= patience.longestWaitMs;
      if (!affordable || !repeatable || attempt >= patience.attempts) throw new RequestFailed(failure);
      note(
        `${request.method} ${request.path}: ${inWords(failure)}; asking again in ${formatDuration(delayMs)} (attempt ${attempt + 1} of ${patience.attempts}).`,
      );
      waitedMs += delayMs;
      await clock.sleep(delayMs, signal);
    }
  }
}

function inWords(failure: Failure): string {
  if (failure.status !== undefined) return `answered ${failure.status}`;
  return failure.error instanceof Error ? failure.error.message : String(failure.error);
}
