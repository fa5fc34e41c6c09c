import { parseNumber } from '../src/number';

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['-1.5e-3', -0.0015],
    ['+12', 12],
    ['1.e3', 1000],
    ['.5', 0.5],
    ['1.76368e+09', 1763680000],
    ['NaN', Number.NaN],
    ['nan', Number.NaN],
    ['+Inf', Number.POSITIVE_INFINITY],
    ['Inf', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['Infinity', Number.POSITIVE_INFINITY],
  ])('%s', (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });

  it.each(['', ' ', '.', '1,5', '0x10', '1_000', '12abc', 'e5', '--1', 'infinite'])('%j is none', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});
