import type { Problem } from './measurement';
import { statusProblem } from './status';

type Headers = Readonly<Record<string, string>>;

/** A mistake in what was asked, and not in who asks. */
const WRONG_QUERY = [400, 413, 414, 422];
const MOST_WORDS = 300;

/**
 * What a status of a provider's API says about the measurement, with its own words; undefined for a 2xx. A refused
 * query is a mistake in the query; too many requests pass, and the time to wait is said.
 */
export function providerProblem(status: number, headers: Headers, words: string | undefined): Problem | undefined {
  const usual = statusProblem(status, headers.location ?? null);
  if (usual === undefined) return undefined;
  const said = words === undefined || words === '' ? '' : `: ${shorten(words)}`;
  const waitS = status === 429 || status === 503 ? secondsToWait(headers) : undefined;
  const wait = waitS === undefined ? '' : ` (may be asked again in ${waitS} s)`;
  const reason = `${status === 429 ? 'too many requests, ' : ''}${usual.reason}${said}${wait}`;
  return { kind: WRONG_QUERY.includes(status) ? 'query' : usual.kind, reason };
}

/** On one line, and no longer than a line of a log should be. */
export function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS)}…` : line;
}

/** `x-ratelimit-reset` counts seconds at one provider, and is a time since 1970 at another: that is left unsaid. */
function secondsToWait(headers: Headers): number | undefined {
  const text = headers['retry-after'] ?? headers['x-ratelimit-reset'] ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= 86_400 ? seconds : undefined;
}
