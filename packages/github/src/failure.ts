import { isNeverSent } from '@deploy-actions/http';

/** How one request failed: with an answer that is no success, or without a whole answer. */
export type Failure = Answered | Unanswered;

export interface Answered {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** What GitHub said, in its own words: foreign text. */
  message: string;
}

export interface Unanswered {
  status?: undefined;
  error: unknown;
}

/** Can the request have changed anything? False where GitHub refused it, or where no connection was made at all. */
export function mayHaveArrived(failure: Failure): boolean {
  return failure.status === undefined ? !isNeverSent(failure.error) : failure.status >= 500;
}

/** GitHub says "too many requests" in four ways; a 403 without any of them is a lack of permission. */
export function isRateLimit({ status, headers, message }: Answered): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /secondary rate limit|rate limit exceeded|abuse detection/i.test(message)
  );
}
