import { extend, isSustained, type Streak } from '@deploy-actions/metric';
import fc from 'fast-check';

const rule = { threshold: 0.05, sustainMs: 40_000, intervalMs: 10_000 };

interface Point {
  atMs: number;
  ratio?: number;
  partial?: true;
}

/** When the streak is first sustained, by the machine. */
function decidedMs(points: readonly Point[]): number | undefined {
  let streak: Streak | undefined;
  for (const point of points) {
    streak = extend(rule, streak, point);
    if (isSustained(rule, streak)) return point.atMs;
  }
  return undefined;
}

/** The same, from the definition: all pairs of bad measurements with nothing good and no long gap between them. */
function naiveMs(points: readonly Point[]): number | undefined {
  const data = points.flatMap(({ atMs, ratio }) => (ratio === undefined ? [] : [{ atMs, ratio }]));
  for (const [j, end] of data.entries()) {
    for (let i = 0; i <= j; i++) {
      const run = data.slice(i, j + 1);
      const allBad = run.every(({ ratio }) => ratio > rule.threshold);
      const unbroken = run.every(({ atMs }, k) => k === 0 || atMs - (run[k - 1]?.atMs ?? 0) <= 3 * rule.intervalMs);
      if (allBad && unbroken && end.atMs - (run[0]?.atMs ?? 0) >= rule.sustainMs) return end.atMs;
    }
  }
  return undefined;
}

/** `x` bad, `.` good, `?` without data: one each 10 s. */
const row = (text: string): Point[] =>
  [...text].map((mark, slot) => ({
    atMs: slot * rule.intervalMs,
    ...(mark === '?' ? {} : { ratio: mark === 'x' ? 0.06 : 0.05 }),
  }));

describe('the streak', () => {
  it.each([
    ['xxxx', undefined],
    ['xxxxx', 40_000],
    ['.xxxx', undefined],
    ['.xxxxx', 50_000],
    ['xxxx.xxxx', undefined],
    ['xxxx.xxxxx', 90_000],
    ['x???x', undefined],
    ['x??xx', 40_000],
    ['x??x?', undefined],
    ['x??x?x', 50_000],
    ['x?x?x', 40_000],
    ['x???xxxx', undefined],
    ['x???xxxxx', 80_000],
    ['x??.xxxx', undefined],
    ['?????', undefined],
    ['', undefined],
  ])('%s is sustained at %s', (marks, expected) => {
    expect(decidedMs(row(marks))).toBe(expected);
  });

  it('needs but one measurement where nothing has to be sustained', () => {
    const streak = extend({ ...rule, sustainMs: 0 }, undefined, { atMs: 0, ratio: 0.06 });
    expect(isSustained({ ...rule, sustainMs: 0 }, streak)).toBe(true);
  });

  it.each([
    // `,` is good as far as it was seen: the instance that was bad did not answer.
    ['x,x,x', 40_000],
    ['xxxx,', undefined],
    ['xxxx,x', 50_000],
    ['x,,,xxxx', undefined],
    ['x,,,xxxxx', 80_000],
    ['xx.,xxx', undefined],
  ])('%s: what was seen in part proves nothing good, and is sustained at %s', (marks, expected) => {
    const points = [...marks].map((mark, slot) => ({
      atMs: slot * rule.intervalMs,
      ratio: mark === 'x' ? 0.06 : 0.05,
      ...(mark === ',' ? { partial: true as const } : {}),
    }));
    expect(decidedMs(points)).toBe(expected);
  });

  it('is gone as soon as the gap is too long, not only when data comes back', () => {
    const streak = extend(rule, undefined, { atMs: 0, ratio: 0.06 });
    expect(extend(rule, streak, { atMs: 30_000 })).toEqual(streak);
    expect(extend(rule, streak, { atMs: 40_000 })).toBeUndefined();
  });

  it('is sustained exactly where the definition says so, at whatever times', () => {
    const mark = fc.constantFrom<number | undefined>(0.06, 0.06, 0.06, 1, 0.05, undefined, undefined);
    const step = fc.record({ afterMs: fc.constantFrom(10_000, 10_000, 20_000, 30_000, 30_001, 40_000), mark });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let atMs = 0;
        const points = steps.map(({ afterMs, mark: ratio }) => {
          atMs += afterMs;
          return ratio === undefined ? { atMs } : { atMs, ratio };
        });
        expect(decidedMs(points)).toBe(naiveMs(points));
      }),
      { numRuns: 1000 },
    );
  });
});
