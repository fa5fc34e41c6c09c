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
    ['status is 407, expected 200', 'a proxy itself'],
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
      'which `soak` or `interval` brings enough',
    );
    expect(advice('unhealthy', 'x', 'not healthy (…): only 1 of 2 good answers in a row')).toContain('start-timeout');
  });

  it.each(['version is v1, expected v2', 'no answer within 5.0 s'])(
    'speaks of an old member, whatever came last: %s',
    (last) => {
      const mixed =
        'not healthy (…): 25 of 38 answers were v2, 13 v1: about one member in 3 is old; never more than 2 of 18 good answers in a row';
      const said = advice('unhealthy', last, mixed);
      expect(said).toContain('some are still old');
      expect(said).not.toContain('start-timeout');
    },
  );

  it('covers those that were failing when another one ended the gate', () => {
    const ill = check({ verdict: 'unhealthy', evidence: [failure('status is 503, expected 200')] });
    const open = check({ verdict: '', evidence: [failure('the connection was refused (ECONNREFUSED)')] });
    expect(adviceOf(result({ verdict: 'unhealthy', checks: [ill, open] }))).toHaveLength(3);
  });

  it.each([
    ['https://a.example/health', '`HTTPS_PROXY`'],
    ['http://a.example/health', '`HTTP_PROXY`'],
  ])('names the variable of the proxy for %s', (url, variable) => {
    const evidence = [failure('the proxy refused the request (status 403)')];
    const blind = check({ verdict: 'inconclusive', url, evidence });
    expect(adviceOf(result({ verdict: 'inconclusive', checks: [blind] })).join()).toContain(variable);
  });

  it('says how to get to know a host', () => {
    expect(advice('inconclusive', 'by SSH: web-1: no key is known (HOST_KEY_UNKNOWN)')).toContain('ssh-keygen -lf');
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
