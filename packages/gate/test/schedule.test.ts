import fc from 'fast-check';
import { nextTick } from '../src/schedule';

describe('nextTick', () => {
  it.each([
    [0, 5000, 20, 5000],
    [0, 5000, 4999, 5000],
    [0, 5000, 5000, 5000],
    [0, 5000, 5001, 5000],
    [0, 5000, 5100, 5000],
    [0, 5000, 5101, 10_000],
    [0, 5000, 12_000, 15_000],
    [300, 1000, 300, 1300],
    // A timer that fires a little early must not bring the same tick twice.
    [5000, 5000, 4999.6, 10_000],
  ])('the tick at %d with a step of %d, answered at %d, is followed by %d', (tick, step, now, next) => {
    expect(nextTick(tick, step, now)).toBe(next);
  });

  it('is the first tick of the grid that is not past, as a walk over the grid finds it', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 10, max: 20_000 }), fc.nat(100_000), (tick, step, tookMs) => {
        let walked = tick + step;
        while (walked + Math.min(100, step / 10) < tick + tookMs) walked += step;
        expect(nextTick(tick, step, tick + tookMs)).toBe(walked);
      }),
    );
  });

  it('does not drift, however late each probe begins and however long it takes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ lateMs: fc.nat(90), tookMs: fc.nat(900) }), { maxLength: 200 }), (probes) => {
        let tick = 0;
        for (const { lateMs, tookMs } of probes) tick = nextTick(tick, 1000, tick + lateMs + tookMs);
        expect(tick).toBe(probes.length * 1000);
      }),
    );
  });
});
