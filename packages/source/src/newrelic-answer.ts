import type { Series } from './bucket-source';
import type { Point } from './buckets';
import type { Problem } from './measurement';
import { elements, member, words } from './members';
import { shorten } from './status';

/** Classes and codes of errors, as NerdGraph names them. */
const PASSING =
  /^(?:TOO_MANY|TIMEOUT|RATE_?LIMIT|SERVER_ERROR|INTERNAL|SERVICE_UNAVAILABLE|UNAVAILABLE|SHORT_CIRCUIT)/i;
const NO_ACCESS = /^(?:ACCESS_DENIED|UNAUTHORI[SZ]ED|UNAUTHENTICATED|FORBIDDEN|NOT_AUTHORI[SZ]ED|INVALID_API_KEY)/i;
const TIMES = ['beginTimeSeconds', 'endTimeSeconds'];

/** The texts of all errors. */
export function newrelicWords(document: unknown): string | undefined {
  return words(
    errorsIn(document)
      .map(({ said }) => said)
      .join('; '),
  );
}

/**
 * One series for each of `count` queries. NerdGraph answers 200 with errors in the body: those of one query are of that
 * query only; those without a path are of all.
 */
export function newrelicSeries(document: unknown, count: number): Series[] {
  const errors = errorsIn(document);
  return Array.from({ length: count }, (_, index): Series => {
    const name = `q${index}`;
    const error = errors.find(({ path }) => path.includes(name) || !path.some((step) => /^q\d+$/.test(step)));
    if (error) return { problem: error.problem };
    const results = member(document, 'data', 'actor', 'account', name, 'results');
    return Array.isArray(results) ? seriesIn(results) : wrong('the answer has no results: is the account right?');
  });
}

function seriesIn(results: readonly unknown[]): Series {
  const points: Point[] = [];
  for (const bucket of results) {
    const beginS = member(bucket, TIMES[0] ?? '');
    if (typeof bucket !== 'object' || bucket === null || typeof beginS !== 'number') {
      return wrong('the answer has no buckets');
    }
    const values = Object.entries(bucket).filter(([name]) => !TIMES.includes(name));
    const [[name, value] = ['', undefined], second] = values;
    if (second !== undefined) return wrong(`the query selects ${name} and ${second[0]}, not one value`);
    const number = single(value);
    if (number === 'several') return wrong(`${name} has several values, not one`);
    if (number !== undefined) points.push({ startMs: beginS * 1000, value: number });
  }
  return points;
}

/** A number, or the one number inside: `percentile(duration, 95)` gives `{"95": 0.3}`. Null is no data. */
function single(value: unknown): number | 'several' | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [inside, another] = Object.values(value);
  if (another !== undefined) return 'several';
  return typeof inside === 'number' ? inside : undefined;
}

function errorsIn(document: unknown): { path: string[]; said: string; problem: Problem }[] {
  return elements(member(document, 'errors')).map((error) => {
    const message = words(member(error, 'message')) ?? words(member(error, 'title')) ?? 'an error without a text';
    const kind = words(member(error, 'extensions', 'errorClass')) ?? words(member(error, 'extensions', 'code'));
    const said = shorten(kind === undefined ? message : `${kind}: ${message}`);
    return { path: elements(member(error, 'path')).map(String), said, problem: { kind: kindOf(kind), reason: said } };
  });
}

/** An error without a class is one of the query: only there NerdGraph leaves it out. */
function kindOf(errorClass = ''): Problem['kind'] {
  if (PASSING.test(errorClass)) return 'provider';
  return NO_ACCESS.test(errorClass) ? 'access' : 'query';
}

function wrong(reason: string): { problem: Problem } {
  return { problem: { kind: 'query', reason } };
}
