import type { Series } from './bucket-source';
import type { Point } from './buckets';
import { elements, member, words } from './members';
import { shorten } from './status';

/** The texts of a refusal: `{"errors": ["…"]}`. */
export function datadogWords(document: unknown): string | undefined {
  const said = elements(member(document, 'errors')).flatMap(
    (each) => words(each) ?? words(member(each, 'detail')) ?? [],
  );
  return words(said.join('; '));
}

/**
 * One series for each of `count` formulas, from an answer to a timeseries query. A query that is grouped gives several
 * and is a mistake; one without data gives none. An answer of 200 can hold an error all the same.
 */
export function datadogSeries(document: unknown, count: number, bucketMs: number): Series[] {
  const error = words(member(document, 'errors'));
  if (error !== undefined) return all(count, shorten(error));
  const attributes = member(document, 'data', 'attributes');
  const times = elements(member(attributes, 'times')).map(Number);
  const series = elements(member(attributes, 'series'));
  const values = elements(member(attributes, 'values'));
  if (!Array.isArray(member(attributes, 'series'))) return all(count, 'the answer has no series');
  const [first = 0, second = first] = times;
  if (second - first > bucketMs) {
    return all(count, `the answer has a point each ${(second - first) / 1000} s, not each ${bucketMs / 1000} s`);
  }
  return Array.from({ length: count }, (_, query) => {
    const own = [...series.keys()].filter((index) => Number(member(series[index], 'query_index') ?? 0) === query);
    const [one, two] = own.map((index) => elements(member(series[index], 'group_tags')).join(','));
    if (one !== undefined && two !== undefined) {
      return wrong(`the query gives ${own.length} series, such as {${one}} and {${two}}, not one: leave out "by"`);
    }
    return own.flatMap((index) => pointsOf(times, elements(values[index])));
  });
}

function pointsOf(times: readonly number[], values: readonly unknown[]): Point[] {
  return times.flatMap((startMs, index) => {
    const value = values[index];
    return typeof value === 'number' ? [{ startMs, value }] : [];
  });
}

function all(count: number, reason: string): Series[] {
  return Array.from({ length: count }, () => wrong(reason));
}

function wrong(reason: string): Series {
  return { problem: { kind: 'query', reason: shorten(reason) } };
}
