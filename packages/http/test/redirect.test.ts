import { firstHop, type Hop, nextHop, shownUrl } from '../src/redirect';
import { request } from './question';

const secret = request('https://a.example/x?token=1', {
  headers: [['Authorization', 'Bearer s']],
  method: 'POST',
  body: 'b',
});

function next(hop: Hop, status: number, location: string | undefined): Hop {
  const to = nextHop(hop, status, location, 'agent/1');
  if (to === undefined || 'problem' in to) throw new Error(to?.problem ?? 'no redirect');
  return to;
}

describe('firstHop', () => {
  it('asks over a connection of its own, under our name', () => {
    const { headers } = firstHop(request('https://a.example/'));
    expect([headers.get('connection'), headers.get('user-agent')]).toEqual(['close', 'deploy-actions-health-gate/1']);
  });

  it('asks for an answer that needs no unpacking, unless the user asks for another one', () => {
    const encodingOf = (headers: [string, string][]) =>
      firstHop(request('https://a.example/', { headers })).headers.get('accept-encoding');
    expect([encodingOf([]), encodingOf([['Accept-Encoding', 'br']])]).toEqual(['identity', 'br']);
  });

  it('sends the headers of the user, of the same name together', () => {
    const headers: [string, string][] = [
      ['X-A', '1'],
      ['x-a', '2'],
      ['User-Agent', 'mine'],
    ];
    const hop = firstHop(request('https://a.example/', { headers }));
    expect([hop.headers.get('x-a'), hop.headers.get('user-agent')]).toEqual(['1, 2', 'mine']);
  });
});

describe('nextHop', () => {
  it.each([200, 204, 304, 300, 404, 500])('stays where it is at status %d', (status) => {
    expect(nextHop(firstHop(secret), status, '/y', 'agent/1')).toBeUndefined();
  });

  it('stays where a redirect names no place', () => {
    expect(nextHop(firstHop(secret), 302, undefined, 'agent/1')).toBeUndefined();
  });

  it('keeps the headers within an origin and leaves them behind on the way to another one', () => {
    const near = next(firstHop(secret), 307, '/y');
    expect([near.url.href, near.headers.get('authorization')]).toEqual(['https://a.example/y', 'Bearer s']);
    for (const elsewhere of ['https://b.example/', 'https://a.example:8443/', '//b.example/']) {
      const far = next(firstHop({ ...secret, body: undefined }), 307, elsewhere);
      expect([elsewhere, far.headers.get('authorization')]).toEqual([elsewhere, undefined]);
      expect(far.headers.get('user-agent')).toBe('agent/1');
      expect(next(far, 307, 'https://a.example/').headers.get('authorization')).toBeUndefined();
    }
  });

  it.each([
    [301, 'GET', undefined],
    [302, 'GET', undefined],
    [303, 'GET', undefined],
    [307, 'POST', 'b'],
    [308, 'POST', 'b'],
  ])('turns POST at %d into %s', (status, method, body) => {
    expect(next(firstHop(secret), status, '/y')).toMatchObject({ method, body });
  });

  it('does not carry a body to another origin: what logs in may be in it', () => {
    const to = nextHop(firstHop(secret), 308, 'https://b.example/', 'agent/1');
    expect(to).toEqual({ problem: 'a redirect that would carry the body to another origin' });
    expect(next(firstHop(secret), 303, 'https://b.example/')).toMatchObject({ method: 'GET', body: undefined });
  });

  it.each([
    'http://a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'javascript:1',
    'http://',
    'https://u:p@a.example/',
  ])('does not go to %s', (location) => {
    expect(nextHop(firstHop(secret), 302, location, 'agent/1')).toHaveProperty('problem');
  });
});

describe('shownUrl', () => {
  it('keeps the query to itself', () => {
    expect(shownUrl(new URL('https://a.example/x?token=1#y'))).toBe('https://a.example/x');
  });
});
