import { lastSlot, nextSlot, plannedMeasurements } from '@deploy-actions/metric';
import fc from 'fast-check';
import { plannedWords } from '../src/schedule';

describe('the schedule', () => {
  it('has words for more than was planned, too', () => {
    expect(plannedWords(3, 12)).toBe('3 of 12 planned measurements');
    expect(plannedWords(0, 1)).toBe('0 of 1 planned measurement');
    expect(plannedWords(13, 12)).toBe('13 measurements with data (12 were planned)');
  });

  it.each([
    [300_000, 10_000, 30, 31, 30],
    [25_000, 10_000, 2, 3, 2],
    [10_000, 10_000, 1, 2, 1],
    [5000, 10_000, 0, 1, 1],
  ])('%d ms every %d ms', (durationMs, intervalMs, last, ratios, growths) => {
    const times = { durationMs, intervalMs };
    expect(lastSlot(times)).toBe(last);
    expect(plannedMeasurements(times, 'ratio')).toBe(ratios);
    expect(plannedMeasurements(times, 'counters')).toBe(growths);
  });

  it.each([
    ['on time', 300, 1],
    ['a time-out that just touches the next slot', 10_020, 1],
    ['a slow one', 11_500, 2],
    ['a very slow one', 34_000, 4],
    ['a runner that slept', 3_600_000, 360],
  ])('%s', (_, elapsedMs, expected) => {
    expect(nextSlot({ durationMs: 300_000, intervalMs: 10_000 }, 0, elapsedMs)).toBe(expected);
  });

  it('always goes on, and is never late by more than a tenth of an interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1000), fc.nat(1e9), (intervalMs, slot, elapsedMs) => {
        const next = nextSlot({ durationMs: 1, intervalMs }, slot, elapsedMs);
        expect(next).toBeGreaterThan(slot);
        expect(elapsedMs - next * intervalMs).toBeLessThanOrEqual(intervalMs / 10 + 1e-3);
      }),
    );
  });
});
