import fc from 'fast-check';
import { mostSinceRestart, NO_PACE, type Pace } from '../../src/core/counter-growth';
import {
  type Counters,
  growthSince,
  NO_SERIES,
  NOTHING_REMEMBERED,
  remembered,
  type StoredSeries,
  storedGrowth,
} from '../../src/core/series-growth';

/** 20 requests a second. */
const STEADY: Pace = { rates: [0.02, 0.02, 0.02] };
const INTERVAL_MS = 10_000;
const most =
  (pace: Pace, elapsedMs = INTERVAL_MS) =>
  (before: number) =>
    mostSinceRestart(pace, elapsedMs, before);
const any = () => Number.POSITIVE_INFINITY;

function counters(values: Record<string, number>, created: Record<string, number> = {}): Counters {
  return { values: new Map(Object.entries(values)), createdSeconds: new Map(Object.entries(created)) };
}

const known = (values: Record<string, number>, created: Record<string, number> = {}) =>
  remembered(NOTHING_REMEMBERED, counters(values, created));

describe('growthSince', () => {
  it.each([
    ['the difference of each series, then the sum', { a: 1000, b: 100 }, { a: 1050, b: 110 }, 60, 0],
    ['a series that shrank restarted', { a: 1000, b: 100 }, { a: 1050, b: 10 }, 60, 1],
    ['a series that is new grew from zero', { a: 1000 }, { a: 1050, b: 3 }, 53, 0],
    ['a series that is gone has not grown', { a: 1000, b: 100 }, { a: 1050 }, 50, 0],
    ['nothing before', {}, { a: 5 }, 5, 0],
    ['no movement', { a: 5 }, { a: 5 }, 0, 0],
  ])('%s', (_, before, after, value, resets) => {
    expect(growthSince(known(before), counters(after), any)).toEqual({ value, resets, strangers: 0, lost: 0 });
  });

  it('says which series fell without a restart', () => {
    const found = growthSince(known({ a: 60_000, b: 5 }), counters({ a: 40_000, b: 6 }), most(STEADY));
    expect(found).toMatchObject({
      resets: 0,
      lost: 20_000,
      doubt: { is: 'counter-fell', from: 60_000, to: 40_000, most: 610 },
    });
  });

  it('sees by the time of its creation that a series restarted and has overtaken', () => {
    const growth = (then: number, now: number) =>
      growthSince(known({ a: 5 }, { a: then }), counters({ a: 8 }, { a: now }), any);
    expect(growth(100, 200)).toEqual({ value: 8, resets: 1, strangers: 0, lost: 0 });
    expect(growth(100, 100)).toEqual({ value: 3, resets: 0, strangers: 0, lost: 0 });
  });

  it('needs no rate for a restart that the time of creation shows', () => {
    const found = growthSince(known({ a: 60_000 }, { a: 100 }), counters({ a: 40_000 }, { a: 200 }), most(STEADY));
    expect(found).toEqual({ value: 40_000, resets: 1, strangers: 0, lost: 0 });
  });

  it('takes what was there at the last answer for another process, and goes on from there', () => {
    const seen = known({ a: 900, b: 8 }, { a: 100, b: 100 });
    const other = counters({ a: 5000, b: 90 }, { a: 50, b: 200 });
    expect(growthSince(seen, other, any, 300)).toEqual({ value: 0, resets: 0, strangers: 2, lost: 0 });
    const both = remembered(seen, other);
    expect(growthSince(both, counters({ a: 910 }, { a: 100 }), any, 310).value).toBe(10);
    expect(growthSince(both, counters({ a: 5003 }, { a: 50 }), any, 310).value).toBe(3);
    expect(growthSince(both, counters({ a: 4 }, { a: 312 }), any, 310)).toEqual({
      value: 4,
      resets: 1,
      strangers: 0,
      lost: 0,
    });
  });

  it('of a series that comes back begins where it went', () => {
    const before = remembered(known({ a: 5, b: 100 }), counters({ a: 6 }));
    expect(growthSince(before, counters({ a: 6, b: 103 }), any)).toEqual({
      value: 3,
      resets: 0,
      strangers: 0,
      lost: 0,
    });
  });

  it('is what a naive model counts, however series come and go and restart', () => {
    const step = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ add: fc.nat(9), restart: fc.boolean() }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const truth = new Map<string, number>();
        let memory = NOTHING_REMEMBERED;
        for (const each of steps) {
          let expected = 0;
          const shown: Record<string, number> = {};
          for (const [name, { add, restart }] of Object.entries(each)) {
            const before = truth.get(name) ?? 0;
            // One that has overtaken its old value cannot be told from one that went on.
            const isReset = restart && add < before;
            shown[name] = isReset ? add : before + add;
            truth.set(name, shown[name]);
            expected += add;
          }
          const now = counters(shown);
          expect(growthSince(memory, now, most(NO_PACE)).value).toBe(expected);
          memory = remembered(memory, now);
        }
      }),
    );
  });
});

describe('storedGrowth', () => {
  const series = (key: string, process: string, ...samples: [atMs: number, value: number][]): StoredSeries => ({
    key,
    process,
    samples: samples.map(([atMs, value]) => ({ atMs, value })),
  });

  /** What each answer added, one after the other; the first is only the reference. */
  function added(...answers: StoredSeries[][]): number[] {
    let before = NO_SERIES;
    return answers.map((answer) => {
      const growth = storedGrowth(before, answer, NO_PACE);
      before = growth.known;
      return growth.doubt ? Number.NaN : growth.value;
    });
  }

  it('takes the difference of each series before the sum', () => {
    const before = [series('x', 'a', [1, 1000]), series('y', 'b', [1, 100])];
    expect(added(before, [series('x', 'a', [2, 1050]), series('y', 'b', [2, 10])])[1]).toBe(60);
  });

  it('sees a reset between two measurements, sample by sample', () => {
    expect(added([series('x', 'a', [1, 100])], [series('x', 'a', [1, 100], [2, 3], [3, 120])])[1]).toBe(120);
  });

  it('does not take a sum that lost a member for a reset', () => {
    expect(added([series('x', 'a', [1, 60_000])], [series('x', 'a', [2, 40_000])])[1]).toBeNaN();
  });

  it('tells how much time lies between the newest samples', () => {
    const before = storedGrowth(NO_SERIES, [series('x', 'a', [1000, 5])], NO_PACE);
    expect(before.elapsedMs).toBe(0);
    expect(storedGrowth(before.known, [series('x', 'a', [16_000, 9])], NO_PACE).elapsedMs).toBe(15_000);
  });

  it('counts a sample once, however often it is shown', () => {
    const shown = [series('x', 'a', [1, 100], [2, 110])];
    expect(added([series('x', 'a', [1, 100])], shown, shown)).toEqual([0, 10, 0]);
  });

  it('lets a new series of a known process grow from zero', () => {
    expect(added([series('x', 'a', [1, 100])], [series('new', 'a', [2, 3], [3, 5])])[1]).toBe(5);
  });

  it('takes the first sample of a new process for its reference only', () => {
    expect(added([series('x', 'a', [1, 100])], [series('y', 'b', [2, 700], [3, 705])])[1]).toBe(5);
  });

  it('gives the same for any split of the samples into measurements', () => {
    const values = fc.array(fc.nat(9), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.nat(20), (list, cut) => {
        const samples = list.map((value, index): [number, number] => [index, value]);
        const first = [series('x', 'a', [0, list[0] ?? 0])];
        const at = Math.min(cut, samples.length);
        const whole = added(first, [series('x', 'a', ...samples)]);
        const parts = added(first, [series('x', 'a', ...samples.slice(0, at))], [series('x', 'a', ...samples)]);
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(parts)).toBe(sum(whole));
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
