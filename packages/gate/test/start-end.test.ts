import { startEndBefore, startLimit } from '../src/start-end';
import { last, rules } from './observations';

describe('startLimit', () => {
  it.each([
    [1000, 5000, Number.POSITIVE_INFINITY, { atMs: 6000, limit: 'start-timeout' }],
    [1000, 5000, 6000, { atMs: 6000, limit: 'start-timeout' }],
    [1000, 5000, 5999, { atMs: 5999, limit: 'deadline' }],
  ])('begun at %d, with %d ms and a deadline at %d', (beginMs, startTimeoutMs, deadlineAtMs, limit) => {
    expect(startLimit(beginMs, startTimeoutMs, deadlineAtMs)).toEqual(limit);
  });
});

describe('startEndBefore', () => {
  const end = (signs: string, nextTickMs: number, maxAttempts?: number) =>
    startEndBefore(nextTickMs, {
      state: last(signs, { maxAttempts }),
      rules: { ...rules, maxAttempts },
      last: { atMs: 10_000, limit: 'start-timeout', ownsUntilMs: nextTickMs },
    });

  it.each([
    ['a probe fits in', '-', 5000, undefined, undefined],
    ['no probe fits in', '-', 10_000, undefined, { atMs: 10_000, limit: 'start-timeout' }],
    ['what is left is no time for a probe', '-', 9999.5, undefined, { atMs: 10_000, limit: 'start-timeout' }],
    ['an attempt is left', '-', 5000, 2, undefined],
    ['none is left', '--', 5000, 2, { atMs: 5000, limit: 'max-attempts' }],
    ['none is left, and less time', '--', 12_000, 2, { atMs: 10_000, limit: 'start-timeout' }],
    ['it is healthy', '++', 12_000, 2, undefined],
  ])('where %s', (_, signs, nextTickMs, maxAttempts, expected) => {
    expect(end(signs, nextTickMs, maxAttempts)).toEqual(expected);
  });
});
