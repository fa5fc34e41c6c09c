import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';

/** Longer than a server takes to start again, or than a network that everybody speaks of afterwards is away. */
export const BRIDGED_MS = 90_000;
const PAUSE_MS = 2000;

export interface Loss {
  label: string;
  clock: Clock;
  /** When the connection was lost, on the clock that never goes back. */
  atMs: number;
  tell(text: string): void;
}

/**
 * Dials a host again that was there a moment ago: until `BRIDGED_MS` after the loss, then once more for each call. What
 * waiting does not heal (another host key, for instance) is thrown at once; so is a cancellation.
 */
export async function reconnect<T>(dial: () => Promise<T>, { label, clock, atMs, tell }: Loss): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const connection = await dial();
      tell(`${label}: connected again, ${formatDuration(clock.elapsed() - atMs)} after the connection was lost`);
      return connection;
    } catch (error) {
      if (!mayPass(error)) throw error;
      const lostMs = clock.elapsed() - atMs;
      if (lostMs >= BRIDGED_MS) throw givenUp(label, lostMs, error);
      if (attempt === 1)
        tell(`${label}: the connection was lost; reconnecting for up to ${formatDuration(BRIDGED_MS)} …`);
      await clock.sleep(PAUSE_MS);
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof UserError && (error.code === 'CONNECT_TIMEOUT' || error.code === 'CONNECT_FAILED');
}

function givenUp(label: string, lostMs: number, cause: unknown): UserError {
  const message = `${label}: the connection was lost, and the host could not be reached again (${formatDuration(lostMs)}).`;
  return new UserError('CONNECTION_LOST', message, { cause });
}
