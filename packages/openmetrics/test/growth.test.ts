import fc from 'fast-check';
import type { Counters } from '../src/counter';
import { growthSince, NOTHING_REMEMBERED, remembered } from '../src/growth';

function counters(values: Record<string, number>, created: Record<string, number> = {}): Counters {
  return { values: new Map(Object.entries(values)), createdSeconds: new Map(Object.entries(created)) };
}

const known = (values: Record<string, number>, created: Record<string, number> = {}) =>
  remembered(NOTHING_REMEMBERED, counters(values, created));

describe('growthSince', () => {
  it.each([
    ['the difference of each series, then the sum', { a: 1000, b: 100 }, { a: 1050, b: 110 }, 60, 0],
    ['a series that shrank began anew', { a: 1000, b: 100 }, { a: 1050, b: 10 }, 60, 1],
    ['a series that is new grew from zero', { a: 1000 }, { a: 1050, b: 3 }, 53, 0],
    ['a series that is gone has not grown', { a: 1000, b: 100 }, { a: 1050 }, 50, 0],
    ['nothing before', {}, { a: 5 }, 5, 0],
    ['no movement', { a: 5 }, { a: 5 }, 0, 0],
  ])('%s', (_, before, after, value, resets) => {
    expect(growthSince(known(before), counters(after))).toEqual({ value, resets, strangers: 0 });
  });

  it('sees by the time of its creation that a series began anew and has overtaken', () => {
    const growth = (then: number, now: number) =>
      growthSince(known({ a: 5 }, { a: then }), counters({ a: 8 }, { a: now }));
    expect(growth(100, 200)).toEqual({ value: 8, resets: 1, strangers: 0 });
    expect(growth(100, 100)).toEqual({ value: 3, resets: 0, strangers: 0 });
  });

  it('takes what was there at the last answer for another process, and goes on from there', () => {
    const seen = known({ a: 900, b: 8 }, { a: 100, b: 100 });
    const other = counters({ a: 5000, b: 90 }, { a: 50, b: 200 });
    expect(growthSince(seen, other, 300)).toEqual({ value: 0, resets: 0, strangers: 2 });
    const both = remembered(seen, other);
    expect(growthSince(both, counters({ a: 910 }, { a: 100 }), 310).value).toBe(10);
    expect(growthSince(both, counters({ a: 5003 }, { a: 50 }), 310).value).toBe(3);
    expect(growthSince(both, counters({ a: 4 }, { a: 312 }), 310)).toEqual({ value: 4, resets: 1, strangers: 0 });
  });

  it('of a series that comes back begins where it went', () => {
    const before = remembered(known({ a: 5, b: 100 }), counters({ a: 6 }));
    expect(growthSince(before, counters({ a: 6, b: 103 }))).toEqual({ value: 3, resets: 0, strangers: 0 });
  });

  it('is what a naive model counts, however series come and go and begin anew', () => {
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
          expect(growthSince(memory, now).value).toBe(expected);
          memory = remembered(memory, now);
        }
      }),
    );
  });
});
