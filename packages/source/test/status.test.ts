import fc from 'fast-check';
import { providerProblem, shorten, statusProblem } from '../src/status';

describe('statusProblem', () => {
  it.each([
    [200, undefined],
    [204, undefined],
    [299, undefined],
    [301, 'access'],
    [304, 'access'],
    [400, 'access'],
    [401, 'access'],
    [403, 'access'],
    [404, 'access'],
    [410, 'access'],
    [408, 'provider'],
    [425, 'provider'],
    [429, 'provider'],
    [500, 'provider'],
    [503, 'provider'],
    [599, 'provider'],
  ])('%d is %s', (status, kind) => {
    expect(statusProblem(status, {})?.kind).toBe(kind);
  });

  it('names where a redirect leads', () => {
    const reason = statusProblem(302, { location: 'https://login.example/?state=hunter2' })?.reason;
    expect(reason).toContain('to https://login.example/,');
  });

  it.each<[string, string, string]>([
    ['a plain text', 'no org id', 'status 401: no org id'],
    ['its first line only', '\r\n  no org id\r\n  at server.go:7', 'status 401: no org id'],
    ['escape sequences', '\u001b[31mno\u001b[0m org\u202e id\u0007', 'status 401: no org id'],
    [
      'a web page by its title',
      '<html>\n<head><title>401 Authorization Required</title>',
      'status 401: 401 Authorization Required',
    ],
    ['a web page without one', '<html><body>', 'status 401'],
    ['nothing', '', 'status 401'],
    ['a JSON document', '{"message":"no org id"}', 'status 401: {"message":"no org id"}'],
  ])('shows what a refusal says: %s', (_, body, reason) => {
    expect(statusProblem(401, {}, body)?.reason).toBe(reason);
  });

  it('cuts what a refusal says, and never breaks the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (body) => {
        const reason = statusProblem(500, {}, body)?.reason ?? '';
        expect(reason.length).toBeLessThan(320);
        expect(reason).not.toMatch(/[\p{Cc}\n]/u);
      }),
    );
  });
});

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
    expect(providerProblem(status, headers, { words: said })).toEqual(expected && expect.objectContaining(expected));
  });
});

it('shorten keeps to one line', () => {
  expect(shorten(' a\n  b ')).toBe('a b');
  expect(shorten('x'.repeat(1000))).toHaveLength(301);
});
