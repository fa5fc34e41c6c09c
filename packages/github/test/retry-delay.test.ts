import { type Failure, retryDelay } from '@deploy-actions/github';
import fc from 'fast-check';

/** GitHub's own clock in these answers; the runner's does not matter. */
const DATE = 'Wed, 01 May 2030 12:00:00 GMT';
const NOW_S = Date.parse(DATE) / 1000;

function answered(status: number, headers: Record<string, string> = {}, message = ''): Failure {
  return { status, headers: { date: DATE, ...headers }, message };
}

describe('retryDelay', () => {
  it.each<[string, number, Failure, number | undefined]>([
    ['no answer, first', 1, { error: new Error('reset') }, 1000],
    ['no answer, third', 3, { error: new Error('reset') }, 4000],
    ['500', 1, answered(500), 1000],
    ['502, second', 2, answered(502), 2000],
    ['503 that says when', 1, answered(503, { 'retry-after': '7' }), 7000],
    ['429 that says when', 1, answered(429, { 'retry-after': '30' }), 30_000],
    ['429 with a date', 1, answered(429, { 'retry-after': 'Wed, 01 May 2030 12:00:20 GMT' }), 20_000],
    ['429 with a date that is past', 1, answered(429, { 'retry-after': 'Wed, 01 May 2030 11:00:00 GMT' }), 0],
    ['429 that says nothing', 1, answered(429), 60_000],
    [
      'primary limit until the reset',
      1,
      answered(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW_S + 40) }),
      41_000,
    ],
    [
      'a reset in the past',
      1,
      answered(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW_S - 40) }),
      1000,
    ],
    [
      'Retry-After goes before the reset',
      1,
      answered(429, { 'retry-after': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW_S + 40) }),
      3000,
    ],
    [
      'a reset that means nothing, as something is left',
      1,
      answered(429, { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': String(NOW_S + 40) }),
      60_000,
    ],
    ['secondary limit, second', 2, answered(403, {}, 'You have exceeded a secondary rate limit.'), 120_000],
    ['Retry-After that is rubbish', 1, answered(429, { 'retry-after': 'soon' }), 60_000],
    ['no permission', 1, answered(403, {}, 'Resource not accessible by integration'), undefined],
    ['unknown token', 1, answered(401), undefined],
    ['not found', 1, answered(404), undefined],
    ['conflict', 1, answered(409), undefined],
    ['illegal', 1, answered(422), undefined],
  ])('%s', (_, attempt, failure, expected) => {
    expect(retryDelay(attempt, failure)).toBe(expected);
  });

  it('never asks for a negative or endless wait, whatever the headers say', () => {
    const header = fc.oneof(fc.string(), fc.integer().map(String), fc.constant(DATE));
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), header, header, header, (status, after, reset, date) => {
        const headers = { 'retry-after': after, 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': '0', date };
        const delay = retryDelay(1, { status, headers, message: '' });
        expect(delay === undefined || (Number.isFinite(delay) && delay >= 0)).toBe(true);
      }),
    );
  });
});
