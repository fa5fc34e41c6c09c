import { formatDuration, parseDuration } from '@deploy-actions/quantity';
import fc from 'fast-check';

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['1m500ms', 60_500],
    ['90', 90_000],
    ['0.5', 500],
    ['1.5h', 5_400_000],
    ['0s', 0],
    ['0', 0],
    [' 10s\n', 10_000],
    ['30d', 2_592_000_000],
  ])('%j is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    ' ',
    '-5s',
    '+5s',
    '10 s',
    '10S',
    '10sec',
    'ms',
    's10',
    '1e3',
    '1,5s',
    '.5s',
    '5.s',
    '30m1h',
    '5m5m',
    '1h 30m',
    'Infinity',
    'NaN',
    '0x10',
    '10s; rm',
    `${'9'.repeat(400)}d`,
    '9'.repeat(400),
  ])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('reads back whatever is written in its units', () => {
    const part = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(part, part, part, part, part, (d, h, m, s, ms) => {
        const expected = (((d * 24 + h) * 60 + m) * 60 + s) * 1000 + ms;
        expect(parseDuration(`${d}d${h}h${m}m${s}s${ms}ms`)).toBe(expected);
        expect(parseDuration(`${expected}ms`)).toBe(expected);
      }),
    );
  });

  it('gives a whole, safe, not negative number or nothing for any text, in no time', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.dhms]{0,200}$/));
    fc.assert(
      fc.property(text, (given) => {
        const ms = parseDuration(given);
        expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
      }),
    );
    const started = performance.now();
    parseDuration(`${'1'.repeat(50_000)}x`);
    parseDuration('1m'.repeat(25_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [350.4, '350 ms'],
    [999.6, '1.0 s'],
    [1000, '1.0 s'],
    [12_340, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [245_000, '4 min 05 s'],
    [3_599_499, '59 min 59 s'],
    [3_599_500, '1 h 00 min'],
    [7_380_000, '2 h 03 min'],
    [7_199_999, '2 h 00 min'],
  ])('%d ms is %j', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
