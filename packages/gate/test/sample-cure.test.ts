import fc from 'fast-check';
import { intervalFor, sampleCure, soakFor } from '../src/sample-cure';

const even = (count: number, ms: number) => Array<number>(count).fill(ms);

describe('sampleCure', () => {
  it.each([
    [
      'a soak that is too short',
      even(13, 20),
      60_000,
      'the soak is too short: set soak to 600s or more, or interval to 500ms or less',
    ],
    [
      'answers slower than the interval',
      even(6, 7000),
      60_000,
      'an answer takes 7.0 s, longer than the interval of 5.0 s: set soak to 1200s or more',
    ],
    [
      'a blind runner',
      even(50, 20),
      500_000,
      'the runner could not always reach the service, or some answers took longer than the interval: set soak to 1200s or more',
    ],
    ['no sample at all', [], 60_000, 'the soak is too short: set soak to 600s or more, or interval to 500ms or less'],
  ])('%s', (_, samples, soakMs, cure) => {
    expect(sampleCure(samples, 100, { soakMs, intervalMs: 5000 })).toBe(cure);
  });
});

it('what is suggested suffices', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 10, 20, 100), fc.integer({ min: 100, max: 60_000 }), (needed, ms) => {
      const soakMs = Number(/(\d+)s/.exec(soakFor(needed, ms))?.[1]) * 1000;
      expect(Math.floor(soakMs / ms)).toBeGreaterThanOrEqual(needed);
      const intervalMs = Number(/(\d+)ms/.exec(intervalFor(needed, ms * needed))?.[1]);
      expect(Math.floor((ms * needed) / intervalMs)).toBeGreaterThanOrEqual(needed);
    }),
  );
});
