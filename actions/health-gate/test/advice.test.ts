import { adviceOf } from '../src/advice';
import { check, failure, result } from './results';

/** The advice on one check with this verdict that failed for this reason. */
function advice(verdict: 'unhealthy' | 'inconclusive', reason: string, own = `3 failures in a row: ${reason}`): string {
  const checks = [check({ verdict, reason: own, evidence: [failure(reason)] })];
  return adviceOf(result({ verdict, checks })).join('\n');
}

describe('adviceOf', () => {
  it.each([
    ['version is v1, expected v2', 'Another version answers'],
    ['no version at $.version, expected v2', 'Another version answers'],
    ['the certificate has expired (CERT_HAS_EXPIRED)', 'renew it'],
    ['the connection was refused (ECONNREFUSED)', 'Nothing listens there'],
    ['the connection was reset (ECONNRESET)', 'crashes while it answers'],
    ['no answer within 5.0 s', 'does not answer in time'],
    ['the answer was not complete within 5.0 s', 'does not answer in time'],
    ['status is 302 (a redirect to /x), expected 200', 'follow-redirects: true'],
    ['status is 401, expected 200', 'wants a login'],
    ['status is 404, expected 200', 'no such path'],
    ['status is 503, expected 200', 'says itself that it is ill'],
    ['$.status is "ill", expected == "healthy"', 'other content'],
    ['the body does not contain "ok"', 'other content'],
  ])('an unhealthy service: %s', (reason, words) => {
    expect(advice('unhealthy', reason)).toContain(words);
    expect(advice('unhealthy', reason)).toMatch(/^Roll back/);
  });

  it.each([
    ['the name cannot be resolved (ENOTFOUND)', 'name server'],
    ['the proxy refused the request (status 403)', 'NO_PROXY'],
    ['no route to the host (EHOSTUNREACH)', 'no route'],
    ['by SSH: web-1: refused. Check user name and password. (AUTH_FAILED)', 'do not let the runner in'],
    ['the command did not begin within 5.0 s: others run on the host already', 'Too many commands'],
    ['something else', 'says nothing about the service'],
  ])('an inconclusive gate: %s', (reason, words) => {
    expect(advice('inconclusive', reason)).toContain(words);
    expect(advice('inconclusive', reason)).not.toContain('Roll back');
  });

  it('speaks of the soak where only the soak decided', () => {
    expect(advice('unhealthy', 'x', 'too slow: p99 is 2.0 s over …')).toContain('latency-slo');
    expect(advice('inconclusive', 'x', 'too few probes in the soak for p99 < 1s: 3 of the 100')).toContain(
      'raise `soak`',
    );
    expect(advice('unhealthy', 'x', 'not healthy (…): only 1 of 2 good answers in a row')).toContain('start-timeout');
  });

  it('says of a deadline that came first how to move it', () => {
    expect(adviceOf(result({ verdict: 'inconclusive', endedBy: 'deadline' })).join()).toContain('raise `deadline`');
  });

  it('says each thing once, and nothing where all is well', () => {
    const ill = check({ verdict: 'unhealthy', evidence: [failure('status is 503, expected 200')] });
    expect(adviceOf(result({ verdict: 'unhealthy', checks: [ill, ill, check()] }))).toHaveLength(2);
    expect(adviceOf(result())).toEqual([]);
    expect(adviceOf(result({ verdict: '' }))).toEqual(['The service was not judged; run again.']);
  });
});
