import { providerProblem, shorten } from '../src/provider-status';

describe('providerProblem', () => {
  it.each<[number, Record<string, string>, string | undefined, object | undefined]>([
    [200, {}, 'ignored', undefined],
    [400, {}, 'bad', { kind: 'query', reason: 'status 400: bad' }],
    [403, {}, undefined, { kind: 'access', reason: 'status 403' }],
    [429, { 'retry-after': '3' }, '', { kind: 'provider', reason: expect.stringContaining('again in 3 s') }],
    [429, { 'x-ratelimit-reset': '9' }, '', { kind: 'provider', reason: expect.stringContaining('again in 9 s') }],
    [429, { 'x-ratelimit-reset': '1792000000' }, '', { kind: 'provider', reason: 'too many requests, status 429' }],
    [429, { 'retry-after': 'soon' }, '', { kind: 'provider', reason: 'too many requests, status 429' }],
    [
      302,
      { location: 'https://login.example/?q=secret' },
      '',
      { kind: 'access', reason: expect.not.stringContaining('secret') },
    ],
  ])('%d %j', (status, headers, said, expected) => {
    expect(providerProblem(status, headers, said)).toEqual(expected);
  });
});

it('shorten keeps to one line', () => {
  expect(shorten(' a\n  b ')).toBe('a b');
  expect(shorten('x'.repeat(1000))).toHaveLength(301);
});
