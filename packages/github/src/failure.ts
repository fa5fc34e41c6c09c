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

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Can the request have changed anything? False where GitHub refused it, or where no connection was made at all. */
export function mayHaveArrived(failure: Failure): boolean {
  if (failure.status !== undefined) return failure.status >= 500;
  for (let at: unknown = failure.error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string' && NEVER_SENT.has(at.code)) return false;
  }
  return true;
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
