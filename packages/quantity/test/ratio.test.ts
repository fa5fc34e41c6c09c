import { formatRatio, parseRatio } from '@deploy-actions/quantity';
import fc from 'fast-check';

describe('parseRatio', () => {
  it.each([
    ['5%', 0.05],
    ['0.05', 0.05],
    ['5 %', 0.05],
    ['.05', 0.05],
    ['0', 0],
    ['0%', 0],
    ['1', 1],
    ['100%', 1],
    ['0.5%', 0.005],
    ['0.7%', 0.007],
    ['.7%', 0.007],
    ['2.3%', 0.023],
    ['0.29%', 0.0029],
    [' 7%\n', 0.07],
  ])('%j is %d', (text, fraction) => {
    expect(parseRatio(text)).toBe(fraction);
  });

  it.each(['', '5', '101%', '1.0001', '-1%', '5%%', '%', '1pp', '5,5%', '1e-2', 'NaN', '5 percent', '5.%'])(
    '%j is no ratio',
    (text) => {
      expect(parseRatio(text)).toBeUndefined();
    },
  );

  it('reads a fraction and its percentage alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const asPercent = parseRatio(`${(hundredths / 100).toFixed(2)}%`);
        const asFraction = parseRatio((hundredths / 10_000).toFixed(4));
        expect(asPercent).toBe(asFraction);
      }),
    );
  });

  it('gives a fraction from 0 to 1 or nothing for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.% ]{0,30}$/)), (given) => {
        const fraction = parseRatio(given);
        expect(fraction === undefined || (fraction >= 0 && fraction <= 1)).toBe(true);
      }),
    );
  });
});

describe('formatRatio', () => {
  it.each([
    [0, '0 %'],
    [0.0612, '6.12 %'],
    [0.05, '5 %'],
    [1, '100 %'],
    [0.07, '7 %'],
    [0.000_04, 'under 0.01 %'],
    [0.99994, '99.99 %'],
    [0.99995, 'over 99.99 %'],
    [1 - Number.EPSILON, 'over 99.99 %'],
  ])('%d is %j', (fraction, text) => {
    expect(formatRatio(fraction)).toBe(text);
  });

  it('is read back within its own precision', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), (fraction) => {
        expect(parseRatio(formatRatio(fraction))).toBeCloseTo(fraction, 4);
      }),
    );
  });
});
