import { ApiError } from './api-error';
import type { GitHub } from './client';

const ATTEMPTS = 3;
const FIRST_WAIT_MS = 1000;

/**
 * Makes something on GitHub at most once: when the answer is lost, `lookUp` finds what was made after all, and only
 * what is not there is sent again.
 */
export async function writeOnce<T>(
  { clock, signal }: Pick<GitHub, 'clock' | 'signal'>,
  send: () => Promise<T>,
  lookUp: () => Promise<T | undefined>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.mayHaveArrived) throw error;
      // What was made shows up in lists a moment later.
      await clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1), signal);
      const found = await lookUp();
      if (found !== undefined) return found;
      if (attempt >= ATTEMPTS) throw error;
    }
  }
}
