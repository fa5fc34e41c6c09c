import fc from 'fast-check';
import { newestValue, nextWindow, type Point, sumCounts } from '../src/buckets';

const MINUTE_MS = 60_000;
/** One point for each minute; undefined is none. */
const points = (...values: (number | undefined)[]): Point[] =>
  values.flatMap((value, index) => (value === undefined ? [] : [{ startMs: index * MINUTE_MS, value }]));
const window = { fromMs: 0, toMs: 3 * MINUTE_MS };

describe('sumCounts', () => {
  it.each<[string, Point[], Point[], object]>([
    ['adds up', points(1, 2), points(50, 100), { ratio: 0.02, errors: 3, total: 150 }],
    ['no point of errors is no error', points(), points(50), { ratio: 0, errors: 0, total: 50, errorsUnmatched: true }],
    ['no requests', points(), points(), { problem: { kind: 'no-traffic' } }],
    ['zero requests', points(0), points(0, 0), { problem: { kind: 'no-traffic' } }],
    ['leaves out the incomplete bucket', points(0, 0, 0, 9), points(10, 10, 10, 9), { errors: 0, total: 30 }],
    ['an outage is no lack of traffic', points(undefined, 40), points(), { ratio: 1, errors: 40, total: 40 }],
    ['errors that are not among the requests', points(30), points(10), { ratio: 0.75, errors: 30, total: 40 }],
    ['counts below nothing', points(-1), points(10), { problem: { kind: 'missing' } }],
  ])('%s', (_, errors, total, expected) => {
    expect(sumCounts(errors, total, window).reading).toMatchObject(expected);
  });

  it('gives no counts of what is only estimated', () => {
    const total: Point[] = [{ startMs: 0, value: 200, estimated: true }];
    expect(sumCounts(points(4), total, window).reading).toEqual({ ratio: 0.02 });
  });

  it('says where it took errors and requests together', () => {
    expect(sumCounts(points(30), points(10), window).notes).toEqual([expect.stringContaining('30 errors but 10')]);
    expect(sumCounts(points(1), points(10), window).notes).toEqual([]);
  });

  it('is a ratio, and tells the newest bucket, whatever is counted', () => {
    const some = fc.array(fc.option(fc.nat(100), { nil: undefined }), { maxLength: 5 });
    fc.assert(
      fc.property(some, some, (errors, total) => {
        const { reading, newestMs } = sumCounts(points(...errors), points(...total), window);
        if ('ratio' in reading) {
          expect(reading.ratio).toBeGreaterThanOrEqual(0);
          expect(reading.ratio).toBeLessThanOrEqual(1);
        }
        expect(newestMs ?? 0).toBeLessThan(window.toMs);
      }),
    );
  });
});

describe('newestValue', () => {
  it.each<['ratio' | 'value', Point[], object]>([
    ['value', points(1, 2, undefined, 4), { value: 2 }],
    ['ratio', points(0.5), { ratio: 0.5 }],
    ['ratio', points(50), { problem: { kind: 'query' } }],
    ['value', points(), { problem: { kind: 'missing' } }],
    ['value', points(Number.NaN), { problem: { kind: 'missing' } }],
  ])('a %s of %j', (as, given, expected) => {
    expect(newestValue(as, given, window).reading).toMatchObject(expected);
  });
});

describe('nextWindow', () => {
  it.each<[number, number, object | undefined]>([
    [60_000, 239_999, undefined],
    [60_000, 240_000, { fromMs: 60_000, toMs: 120_000 }],
    [60_000, 300_001, { fromMs: 60_000, toMs: 180_000 }],
    [0, 10_000_000, { fromMs: 6_240_000, toMs: 9_840_000 }],
  ])('from %d, at %d', (nextMs, nowMs, expected) => {
    expect(nextWindow(nextMs, nowMs, MINUTE_MS, 2 * MINUTE_MS)).toEqual(expected);
  });
});
