import { gapMs, isAbove } from '@deploy-actions/metric';
import { parseRatio } from '@deploy-actions/quantity';

describe('isAbove', () => {
  it.each([
    [0.06, 0.05, true],
    [0.0500001, 0.05, true],
    [0.05, 0.05, false],
    [0.04, 0.05, false],
    [0.001, 0, true],
    [0, 0, false],
    [1, 1, false],
  ])('%d above %d: %s', (ratio, threshold, above) => {
    expect(isAbove({ threshold }, ratio)).toBe(above);
  });

  it('never takes a ratio that is written the same way for a higher one', () => {
    for (let tenths = 0; tenths <= 1000; tenths++) {
      const threshold = parseRatio(`${tenths / 10}%`) ?? Number.NaN;
      expect([tenths, isAbove({ threshold }, tenths / 1000)]).toEqual([tenths, false]);
      expect([tenths, isAbove({ threshold }, (tenths + 0.001) / 1000)]).toEqual([tenths, true]);
    }
  });
});

it('gapMs is three intervals', () => {
  expect(gapMs({ intervalMs: 10_000 })).toBe(30_000);
});
