import { bucketGrowth } from '../src/bucket-growth';
import type { Buckets } from '../src/buckets';

const infinity = Number.POSITIVE_INFINITY;
const buckets = (...counts: number[]): Buckets => ({ bounds: [0.1, 0.5, infinity], counts });
const growth = (before: Record<string, Buckets>, after: Record<string, Buckets>) =>
  bucketGrowth(new Map(Object.entries(before)), new Map(Object.entries(after)));

describe('bucketGrowth', () => {
  it('is the difference of each bucket', () => {
    expect(growth({ a: buckets(1, 2, 3) }, { a: buckets(2, 5, 6) })).toEqual({ grown: [buckets(1, 3, 3)], resets: 0 });
  });

  it('takes all buckets for new where one shrank', () => {
    expect(growth({ a: buckets(1, 20, 30) }, { a: buckets(2, 5, 6) })).toEqual({
      grown: [buckets(2, 5, 6)],
      resets: 1,
    });
  });

  it('takes other bounds for a new beginning', () => {
    const other = { bounds: [1, infinity], counts: [4, 5] };
    expect(growth({ a: buckets(1, 2, 3) }, { a: other })).toEqual({ grown: [other], resets: 1 });
  });

  it('lets a new histogram grow from zero, and forgets one that is gone', () => {
    expect(growth({ gone: buckets(1, 2, 3) }, { a: buckets(1, 1, 1) })).toEqual({
      grown: [buckets(1, 1, 1)],
      resets: 0,
    });
  });
});
