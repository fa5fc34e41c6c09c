import { type Failure, isRateLimit, mayHaveArrived } from '@deploy-actions/github';

function networkError(code: string): Failure {
  const cause = Object.assign(new Error(code), { code });
  return { error: new TypeError('fetch failed', { cause }) };
}

function answered(status: number, message = '', headers: Record<string, string> = {}) {
  return { status, message, headers };
}

describe('mayHaveArrived', () => {
  it.each<[string, Failure, boolean]>([
    ['nobody listens', networkError('ECONNREFUSED'), false],
    ['no such name', networkError('ENOTFOUND'), false],
    ['no connection in time', networkError('UND_ERR_CONNECT_TIMEOUT'), false],
    ['broken in the middle', networkError('ECONNRESET'), true],
    ['a time-out', { error: new Error('no complete answer within 15 s') }, true],
    ['something that is no error', { error: 'boom' }, true],
    ['a gateway gave up', answered(502), true],
    ['a server error', answered(500), true],
    ['refused as illegal', answered(422), false],
    ['too many', answered(429), false],
    ['forbidden', answered(403), false],
  ])('%s', (_, failure, expected) => {
    expect(mayHaveArrived(failure)).toBe(expected);
  });
});

describe('isRateLimit', () => {
  it.each([
    ['429', answered(429), true],
    ['403 without anything', answered(403, 'Resource not accessible by integration'), false],
    ['403 with Retry-After', answered(403, '', { 'retry-after': '5' }), true],
    ['403 with nothing left', answered(403, '', { 'x-ratelimit-remaining': '0' }), true],
    ['403 with something left', answered(403, '', { 'x-ratelimit-remaining': '12' }), false],
    ['secondary', answered(403, 'You have exceeded a secondary rate limit.'), true],
    ['primary, in words', answered(403, 'API rate limit exceeded for installation'), true],
    ['another status with the words', answered(404, 'secondary rate limit'), false],
  ])('%s', (_, failure, expected) => {
    expect(isRateLimit(failure)).toBe(expected);
  });
});
