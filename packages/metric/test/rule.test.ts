import { badWords, formatLevel, gapMs, isBad, worse } from '@deploy-actions/metric';
import { parseRatio } from '@deploy-actions/quantity';

describe('isBad', () => {
  it.each([
    [0.06, 0.05, true],
    [0.0500001, 0.05, true],
    [0.05, 0.05, false],
    [0.04, 0.05, false],
    [0.001, 0, true],
    [0, 0, false],
    [1, 1, false],
  ])('%d above %d: %s', (ratio, threshold, above) => {
    expect(isBad({ threshold }, ratio)).toBe(above);
  });

  it('never takes a ratio that is written the same way for a higher one', () => {
    for (let tenths = 0; tenths <= 1000; tenths++) {
      const threshold = parseRatio(`${tenths / 10}%`) ?? Number.NaN;
      expect([tenths, isBad({ threshold }, tenths / 1000)]).toEqual([tenths, false]);
      expect([tenths, isBad({ threshold }, (tenths + 0.001) / 1000)]).toEqual([tenths, true]);
    }
  });
});

it('gapMs is three intervals', () => {
  expect(gapMs({ intervalMs: 10_000 })).toBe(30_000);
});

it.each([
  [0.9, { min: 1 }, true],
  [1, { min: 1 }, false],
  [80.1, { threshold: 80 }, true],
  [3, { threshold: 5, min: 4 }, true],
  [3, {}, false],
])('%d is bad by %j: %s', (level, bounds, bad) => {
  expect(isBad(bounds, level)).toBe(bad);
});

it('the worse one is the lower one where only too little is bad', () => {
  expect([worse({ min: 1 }, 0, 1), worse({ threshold: 1 }, 0, 1), worse({ threshold: 9, min: 1 }, 0, 1)]).toEqual([
    0, 1, 1,
  ]);
});

it('says bounds and levels in the unit of the signal', () => {
  expect(badWords({ threshold: 0.05 })).toBe('above 5 %');
  expect(badWords({ unit: 'plain', threshold: 80, min: 0.5 })).toBe('above 80 or below 0.5');
  expect(formatLevel({ unit: 'plain' }, 1 / 3)).toBe('0.3333');
});
