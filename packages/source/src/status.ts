import { stripVTControlCharacters } from 'node:util';
import { type Problem, problemOf } from './core/problem';

type Headers = Readonly<Record<string, string>>;

/** A mistake in what was asked, and not in who asks. */
const WRONG_QUERY = [400, 413, 414, 422];
const MOST_WORDS = 300;
/** Of a refusal that is not in the provider's own form. */
const MOST_OF_BODY = 4096;
/** Control characters and what changes the direction of a text. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;
const TITLE = /<title[^>]*>([^<]*)<\/title>/i;

/**
 * What a status says about the measurement; undefined for a 2xx. Redirects are not followed; a query may be a secret.
 * The first line of a refusal is shown: a proxy or a server often says in it what is missing.
 */
export function statusProblem(status: number, headers: Headers, body = ''): Problem | undefined {
  if (status >= 200 && status < 300) return undefined;
  const location = headers.location?.split('?', 1)[0]?.slice(0, 200);
  const says = firstLine(body);
  return problemOf({
    is: 'status',
    status,
    ...(location === undefined ? {} : { location }),
    ...(says === '' ? {} : { says }),
  });
}

/**
 * What a status of a provider's API says about the measurement, with its own words, where it has any, or with the first
 * line of its answer; undefined for a 2xx. A refused query is a mistake in the query; too many requests pass, and the
 * time to wait is said.
 */
export function providerProblem(
  status: number,
  headers: Headers,
  { words, body = '' }: { words?: string | undefined; body?: string },
): Problem | undefined {
  const usual = statusProblem(status, headers, words === undefined || words === '' ? body : words);
  if (usual === undefined) return undefined;
  const waitS = status === 429 || status === 503 ? secondsToWait(headers) : undefined;
  const wait = waitS === undefined ? '' : ` (may be asked again in ${waitS} s)`;
  const kind = WRONG_QUERY.includes(status) ? 'query' : usual.kind;
  return { ...usual, kind, reason: `${usual.reason}${wait}` };
}

/** On one line, and no longer than a line of a log should be. */
export function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS)}…` : line;
}

/** The first line that is not empty; of a web page its title. */
function firstLine(body: string): string {
  const start = body.slice(0, MOST_OF_BODY).trim();
  if (start.startsWith('<')) return shorten(visible(TITLE.exec(start)?.[1] ?? ''));
  return shorten(visible(start.split(/[\r\n]/, 1)[0] ?? ''));
}

function visible(text: string): string {
  return stripVTControlCharacters(text).replace(UNSEEN, ' ');
}

/** `x-ratelimit-reset` counts seconds at one provider, and is a time since 1970 at another: that is left unsaid. */
function secondsToWait(headers: Headers): number | undefined {
  const text = headers['retry-after'] ?? headers['x-ratelimit-reset'] ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= 86_400 ? seconds : undefined;
}
