import { describeWorstCase, inSeconds } from '../src/worst-case-text';

describe('describeWorstCase', () => {
  it.each([
    [
      { startMs: 53_000, soakMs: 300_000, settleMs: 45_000, totalMs: 398_000 },
      undefined,
      '398 s: 53 s start, 300 s soak, 45 s confirming failures',
    ],
    [
      { startMs: 53_000, soakMs: 300_000, settleMs: 45_000, totalMs: 350_000 },
      350_000,
      '350 s: 53 s start, 300 s soak, 45 s confirming failures (deadline 350 s)',
    ],
    [{ startMs: 20_000, soakMs: 0, settleMs: 0, totalMs: 20_000 }, undefined, '20 s'],
  ])('%j with a deadline of %j is %s', (worst, deadlineMs, text) => {
    expect(describeWorstCase(worst, deadlineMs)).toBe(text);
  });
});

describe('inSeconds', () => {
  it.each([
    [0, '0 s'],
    [1250, '1.3 s'],
    [60_000, '60 s'],
  ])('%d ms are %s', (ms, text) => {
    expect(inSeconds(ms)).toBe(text);
  });
});
