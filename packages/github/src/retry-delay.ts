import { AnswerTooLong } from '@deploy-actions/http';
import { type Answered, type Failure, isRateLimit } from './failure';

/** 1 s, 2 s, 4 s, … */
const FIRST_BACKOFF_MS = 1000;
/** What GitHub asks for after a secondary rate limit that names no time. */
const SECONDARY_LIMIT_MS = 60_000;

/**
 * Milliseconds to wait before the same question is asked again, after `attempt` failures (the first is 1);
 * undefined where asking again would not help. Times are taken from GitHub's own clock, never from the runner's.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function retryDelay(attempt: number, failure: Failure): number | undefined {
  const backoffMs = FIRST_BACKOFF_MS * 2 ** (attempt - 1);
  if (failure.status === undefined) return failure.error instanceof AnswerTooLong ? undefined : backoffMs;
  if (isRateLimit(failure)) return toldDelay(failure) ?? SECONDARY_LIMIT_MS * 2 ** (attempt - 1);
  if (failure.status >= 500) return toldDelay(failure) ?? backoffMs;
  return undefined;
}

function toldDelay({ headers }: Answered): number | undefined {
  const serverMs = Date.parse(headers.date ?? '');
  const after = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const afterDate = Date.parse(after) - serverMs;
  if (Number.isFinite(afterDate)) return Math.max(0, afterDate);
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const reset = headers['x-ratelimit-reset'] ?? '';
  const resetDelay = /^\d{1,12}$/.test(reset) ? Number(reset) * 1000 - serverMs : Number.NaN;
  // One second more: both clocks are cut to whole seconds.
  return Number.isFinite(resetDelay) ? Math.max(0, resetDelay) + 1000 : undefined;
}
