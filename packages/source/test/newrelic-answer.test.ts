import fc from 'fast-check';
import { newrelicSeries, newrelicWords } from '../src/newrelic-answer';

const answer = (account: Record<string, { results: unknown } | null>, errors?: unknown[]) => ({
  data: { actor: { account } },
  ...(errors ? { errors } : {}),
});
const bucket = (minute: number, values: object) => ({
  beginTimeSeconds: minute * 60,
  endTimeSeconds: (minute + 1) * 60,
  ...values,
});
const wrong = (kind: string, reason: string) => ({ problem: { kind, reason: expect.stringContaining(reason) } });

describe('newrelicSeries', () => {
  it.each<[string, unknown[], unknown]>([
    ['a count', [bucket(1, { count: 5 })], [{ startMs: 60_000, value: 5 }]],
    ['a percentile', [bucket(1, { 'percentile.duration': { 95: 0.3 } })], [{ startMs: 60_000, value: 0.3 }]],
    ['null', [bucket(1, { 'average.duration': null })], []],
    ['nothing', [], []],
    ['two values', [bucket(1, { count: 5, sum: 3 })], wrong('query', 'selects count and sum')],
    ['two percentiles', [bucket(1, { p: { 50: 1, 95: 2 } })], wrong('query', 'several values')],
    ['no buckets', [{ count: 5 }], wrong('query', 'no buckets')],
  ])('%s', (_, results, expected) => {
    expect(newrelicSeries(answer({ q0: { results } }), 1)).toEqual([expected]);
  });

  it('keeps an error with its query, although the answer is 200', () => {
    const error = {
      message: 'NRQL Syntax Error: Error at line 1 position 8',
      path: ['actor', 'account', 'q0'],
      extensions: { errorClass: 'NRDB_QUERY' },
    };
    const document = answer({ q0: null, q1: { results: [bucket(1, { count: 5 })] } }, [error]);
    expect(newrelicSeries(document, 2)).toEqual([
      wrong('query', 'NRDB_QUERY: NRQL Syntax Error'),
      [{ startMs: 60_000, value: 5 }],
    ]);
  });

  it.each([
    ['TOO_MANY_REQUESTS', 'limit', 'provider'],
    ['TIMEOUT', 'the query took too long', 'provider'],
    ['SERVER_ERROR', 'oops', 'provider'],
    ['ACCESS_DENIED', 'no', 'access'],
    ['UNAUTHENTICATED', 'invalid api-key', 'access'],
    [undefined, 'column "timeout of permission" is unknown', 'query'],
    ['BAD_USER_INPUT', 'NRQL syntax', 'query'],
  ])('%s is of all queries: %s is %s', (errorClass, message, kind) => {
    const document = { data: null, errors: [{ message, extensions: { errorClass } }] };
    expect(newrelicSeries(document, 2)).toEqual([wrong(kind, message), wrong(kind, message)]);
  });

  it('has no data of an account that is not there', () => {
    expect(newrelicSeries({ data: { actor: { account: null } } }, 1)).toEqual([wrong('query', 'is the account right')]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        expect(newrelicSeries(answer({ q0: { results: thing } }, [thing]), 1)).toHaveLength(1);
        expect(newrelicSeries({ data: thing, errors: thing }, 1)).toHaveLength(1);
        newrelicWords(thing);
      }),
    );
  });
});
