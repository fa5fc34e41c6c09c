import fc from 'fast-check';
import { Lane } from '../../bench/link/lane';

const MEGABYTE_PER_S = { mbitPerS: 8, delayMs: 25 };

describe('Lane', () => {
  it('hands over a byte after the delay and its own time on the wire', () => {
    expect(new Lane(MEGABYTE_PER_S).send(1000, 500)).toBe(500 + 1 + 25);
  });

  it('lets what comes later wait for what is under way, and not for what has left', () => {
    const lane = new Lane(MEGABYTE_PER_S);
    lane.send(10_000, 0);
    expect(lane.send(1000, 5)).toBe(11 + 25);
    expect(lane.send(1000, 100)).toBe(101 + 25);
  });

  it('never carries more than its rate, and as much as that while there is something to send', () => {
    const sends = fc.array(
      fc.record({ bytes: fc.integer({ min: 1, max: 1e6 }), gapMs: fc.integer({ min: 0, max: 50 }) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(sends, (all) => {
        const lane = new Lane(MEGABYTE_PER_S);
        let nowMs = 0;
        let freeAtMs = 0;
        for (const { bytes, gapMs } of all) {
          nowMs += gapMs;
          freeAtMs = Math.max(freeAtMs, nowMs) + bytes / 1000;
          expect(lane.send(bytes, nowMs)).toBeCloseTo(freeAtMs + 25, 6);
        }
      }),
    );
  });
});
