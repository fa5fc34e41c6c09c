import fc from 'fast-check';
import { datadogSeries, datadogWords } from '../src/datadog-answer';

const MINUTE_MS = 60_000;
/** As the API describes it: one list of values for each series, over common times. */
const answer = (times: number[], ...series: [query: number, tags: string[], values: (number | null)[]][]) => ({
  data: {
    type: 'timeseries_response',
    attributes: {
      times: times.map((minute) => minute * MINUTE_MS),
      series: series.map(([query_index, group_tags]) => ({ group_tags, query_index, unit: null })),
      values: series.map(([, , values]) => values),
    },
  },
});
const wrong = (reason: string) => ({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });

describe('datadogSeries', () => {
  it('finds the series of each query, and null is no point', () => {
    const document = answer([1, 2, 3], [1, [], [5, 6, null]], [0, [], [null, 1, 2]]);
    expect(datadogSeries(document, 3, MINUTE_MS)).toEqual([
      [
        { startMs: 120_000, value: 1 },
        { startMs: 180_000, value: 2 },
      ],
      [
        { startMs: 60_000, value: 5 },
        { startMs: 120_000, value: 6 },
      ],
      [],
    ]);
  });

  it.each<[string, unknown, unknown[]]>([
    ['a grouped query', answer([1], [0, ['host:a'], [1]], [0, ['host:b'], [1]]), [wrong('{host:a} and {host:b}'), []]],
    ['an error with 200', { errors: 'query failed' }, [wrong('query failed'), wrong('query failed')]],
    ['larger buckets', answer([1, 6], [0, [], [1, 1]]), [wrong('each 300 s, not each 60 s'), wrong('each 300 s')]],
    ['another document', { ok: true }, [wrong('no series'), wrong('no series')]],
  ])('%s is a mistake', (_, document, expected) => {
    expect(datadogSeries(document, 2, MINUTE_MS)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (attributes) => {
        expect(datadogSeries({ data: { attributes } }, 2, MINUTE_MS)).toHaveLength(2);
        datadogWords(attributes);
      }),
    );
  });
});

it('datadogWords', () => {
  expect(datadogWords({ errors: ['a', { detail: 'b' }] })).toBe('a; b');
  expect(datadogWords({ errors: [] })).toBeUndefined();
});
