import { gapWords, longestGap } from '../src/gap';

const every = { intervalMs: 10_000 };
const problem = { kind: 'provider', reason: 'status 503' } as const;

describe('longestGap', () => {
  it('has none up to three intervals, and none before the first answer', () => {
    expect(longestGap(every, undefined, { fromMs: 10_000, toMs: 40_000, problem })).toBeUndefined();
    expect(longestGap(every, undefined, { fromMs: undefined, toMs: 90_000, problem })).toBeUndefined();
  });

  it('keeps the longest, and of equals the first', () => {
    const first = longestGap(every, undefined, { fromMs: 10_000, toMs: 50_000, problem });
    expect(first).toEqual({ fromMs: 10_000, toMs: 50_000, problem });
    expect(longestGap(every, first, { fromMs: 50_000, toMs: 60_000, problem: undefined })).toBe(first);
    expect(longestGap(every, first, { fromMs: 60_000, toMs: 100_000, problem })).toBe(first);
    expect(longestGap(every, first, { fromMs: 60_000, toMs: 110_000, problem })).toMatchObject({ toMs: 110_000 });
  });
});

it('a gap is told from when to when, and why', () => {
  const gap = { fromMs: 70_000, toMs: 110_000, problem };
  expect(gapWords(gap)).toBe('no data from 1 min 10 s to 1 min 50 s (last problem: status 503)');
  expect(gapWords({ ...gap, problem: undefined })).toContain('(an answer took this long)');
});
