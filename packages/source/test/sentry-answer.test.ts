import fc from 'fast-check';
import { sentrySeries, sentryWords } from '../src/sentry-answer';

const MINUTE_MS = 60_000;
const answer = (values: object[], interval = MINUTE_MS) => ({
  meta: { dataset: 'spans' },
  timeSeries: [{ yAxis: 'count()', values, meta: { interval, valueType: 'integer', valueUnit: null } }],
});
const wrong = (reason: string) => ({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });

describe('sentrySeries', () => {
  it('leaves out what is incomplete or empty, and marks what is extrapolated', () => {
    const values = [
      { timestamp: 0, value: 4, incomplete: false, sampleRate: 1 },
      { timestamp: MINUTE_MS, value: 50, sampleRate: 0.1 },
      { timestamp: 2 * MINUTE_MS, value: null },
      { timestamp: 3 * MINUTE_MS, value: 1, incomplete: true, incompleteReason: 'INCOMPLETE_BUCKET' },
    ];
    expect(sentrySeries(answer(values), MINUTE_MS)).toEqual([
      { startMs: 0, value: 4 },
      { startMs: MINUTE_MS, value: 50, estimated: true },
    ]);
  });

  it.each<[unknown, unknown]>([
    [{}, wrong('no timeSeries')],
    [{ timeSeries: [{}, {}] }, wrong('2 series')],
    [answer([], 5 * MINUTE_MS), wrong('buckets of 300 s, not of 60 s')],
    [{ timeSeries: [] }, []],
  ])('%j', (document, expected) => {
    expect(sentrySeries(document, MINUTE_MS)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        sentrySeries({ timeSeries: thing }, MINUTE_MS);
        sentrySeries({ timeSeries: [{ values: thing }] }, MINUTE_MS);
        sentryWords(thing);
      }),
    );
  });
});

it('sentryWords', () => {
  expect(sentryWords({ detail: 'Invalid token' })).toBe('Invalid token');
  expect(sentryWords({ detail: { code: 'x', message: 'no member' } })).toBe('no member');
  expect(sentryWords({})).toBeUndefined();
});
