import { daysLeft } from '@deploy-actions/http';

const DAY_MS = 86_400_000;

describe('daysLeft', () => {
  it.each([
    [10 * DAY_MS, 10],
    [10 * DAY_MS - 1, 9],
    [DAY_MS - 1, 0],
    [0, 0],
    [-1, -1],
  ])('%d ms before the end is %d', (leftMs, days) => {
    const now = Date.UTC(2030, 0, 1);
    expect(daysLeft({ validFromMs: 0, validToMs: now + leftMs, subject: '', issuer: '' }, now)).toBe(days);
  });
});
