import { adviceOf, type CheckCause, codeOf } from '@deploy-actions/gate';
import { check, result } from './results';

/** The advice on one check with this verdict and these causes. */
function advice(verdict: 'unhealthy' | 'inconclusive', ...causes: CheckCause[]): string {
  return adviceOf(result({ verdict, checks: [check({ verdict, causes })] })).join('\n');
}

const content: CheckCause = { kind: 'json', path: '$.db', found: '"connection refused"', expected: '== "ok"' };
const status = (code: number): CheckCause => ({ kind: 'status', status: code, expected: '200' });

describe('adviceOf', () => {
  it.each<[string, CheckCause, string]>([
    ['another version', { kind: 'version', found: 'v1', expected: 'v2' }, 'A different version answers'],
    ['an expired certificate', { kind: 'tls', problem: 'expired', detail: 'x' }, 'renew it'],
    ['plain text at a TLS URL', { kind: 'tls', problem: 'not-tls', detail: 'x' }, 'scheme and port'],
    ['a refused connection', { kind: 'refused' }, 'No process listens on this port'],
    ['a reset connection', { kind: 'reset', code: 'ECONNRESET' }, 'crashes while it answers'],
    ['no answer in time', { kind: 'timeout', stage: 'waiting', timeoutMs: 5000 }, 'does not answer in time'],
    ['half an answer in time', { kind: 'timeout', stage: 'body', timeoutMs: 5000 }, 'does not answer in time'],
    ['a redirect', status(302), 'follow-redirects: true'],
    ['a login', status(401), 'requires a login'],
    ['a missing path', status(404), 'The path does not exist'],
    ['a proxy', status(407), 'a proxy listens at this address'],
    ['an error', status(503), 'reports an error'],
    ['content', content, 'not as expected'],
    ['a text', { kind: 'body', called: 'the body', missing: 'ok', isPattern: false, isCut: false }, 'not as expected'],
    ['HTML', { kind: 'not-json', called: 'the body', problem: 'not-json', start: '<!doctype' }, 'not JSON'],
    ['the soak alone', { kind: 'latency' }, 'latency-slo'],
    ['too short a start', { kind: 'start-too-short' }, 'start-timeout'],
  ])('an unhealthy service: %s', (_, cause, words) => {
    expect(advice('unhealthy', cause)).toContain(words);
  });

  it('takes what the service says for nothing but that', () => {
    for (const found of ['"connection refused"', '"certificate"', '"status is 503"', '"no route"', '"version is v1"']) {
      expect(advice('unhealthy', { kind: 'json', path: '$.db', found, expected: '== "ok"' })).toBe(
        'The content of the answer is not as expected: compare the excerpt with the `expect-…` inputs.',
      );
    }
  });

  it.each<[string, CheckCause, string]>([
    ['no name', { kind: 'dns', detail: 'x' }, 'name server'],
    ['a proxy that refuses', { kind: 'proxy', problem: 'refusal', status: 403 }, 'NO_PROXY'],
    ['no route', { kind: 'route', what: 'no route to the host', detail: 'EHOSTUNREACH' }, 'no route'],
    ['a login by SSH', { kind: 'ssh', code: 'AUTH_FAILED', isOwn: true, detail: 'x' }, 'The hosts refuse the runner'],
    ['an unknown host', { kind: 'ssh', code: 'HOST_KEY_UNKNOWN', isOwn: true, detail: 'x' }, 'ssh-keygen -lf'],
    ['too many commands', { kind: 'command', problem: 'not-begun', withinMs: 5000 }, 'Too many commands'],
    ['too few probes', { kind: 'too-few-samples' }, 'which `soak` or `interval` gives enough'],
    ['no version', { kind: 'no-version', path: '$.version', expected: 'v2', fields: ['$.a'] }, '`version-path`'],
    ['a costly path', { kind: 'query-too-costly', path: '$..x' }, 'simplify it'],
    [
      'a JSON that is too long',
      { kind: 'not-json', called: 'the body', problem: 'too-long', start: '' },
      'at most 1 MiB',
    ],
    [
      'a body that was cut',
      { kind: 'body', called: 'the body', missing: 'x', isPattern: false, isCut: true },
      'smaller',
    ],
  ])('an inconclusive gate: %s', (_, cause, words) => {
    expect(advice('inconclusive', cause)).toContain(words);
  });

  it('reports unknown health without an answer, and unsuitable inputs with one', () => {
    expect(advice('inconclusive', { kind: 'unknown', detail: 'x' })).toContain('The health of the service is unknown');
    expect(advice('inconclusive', { kind: 'query-too-costly', path: '$' })).toContain('do not allow a verdict');
    const long = { kind: 'not-json', called: 'the body', problem: 'too-long', start: '' } as const;
    expect(advice('inconclusive', long)).toContain('do not allow a verdict');
  });

  it.each<[string, string]>([
    ['https://a.example/health', '`HTTPS_PROXY`'],
    ['http://a.example/health', '`HTTP_PROXY`'],
  ])('names the variable of the proxy for %s', (url, variable) => {
    const blind = check({ verdict: 'inconclusive', url, causes: [{ kind: 'proxy', problem: 'refusal', status: 403 }] });
    expect(adviceOf(result({ verdict: 'inconclusive', checks: [blind] })).join()).toContain(variable);
  });

  it('gives the advice of the first cause that has any', () => {
    const said = advice('unhealthy', { kind: 'mixed-versions' }, status(503), { kind: 'start-too-short' });
    expect(said).toContain('some are still old');
    expect(said).not.toContain('start-timeout');
    expect(advice('unhealthy', { kind: 'unknown', detail: 'x' }, status(503))).toContain('read its log');
  });

  it('covers those that were failing when another one ended the gate', () => {
    const seen = { ok: false, kind: 'answered', latencyMs: 1, timedOut: false, reason: 'x', at: 0 } as const;
    const bad = check({ verdict: 'unhealthy', causes: [status(503)] });
    const open = check({ verdict: '', causes: [{ kind: 'refused' }], evidence: [seen] });
    expect(adviceOf(result({ verdict: 'unhealthy', checks: [bad, open] }))).toHaveLength(2);
  });

  it('says of a deadline that came first how to move it', () => {
    expect(adviceOf(result({ verdict: 'inconclusive', endedBy: 'deadline' })).join()).toContain('raise `deadline`');
  });

  it('says each thing once, and nothing where all is well', () => {
    const bad = check({ verdict: 'unhealthy', causes: [status(503)] });
    expect(adviceOf(result({ verdict: 'unhealthy', checks: [bad, bad, check()] }))).toHaveLength(1);
    expect(adviceOf(result())).toEqual([]);
    expect(adviceOf(result({ verdict: '' }))).toEqual(['The service was not judged; run again.']);
  });
});

describe('codeOf', () => {
  it.each<[string, CheckCause[], string]>([
    ['a missing version', [{ kind: 'no-version', path: '$.v', expected: 'v2', fields: [] }], 'CONFIGURATION'],
    ['a costly path', [{ kind: 'query-too-costly', path: '$..x' }], 'QUERY_TOO_COSTLY'],
    ['what could not be asked', [{ kind: 'dns', detail: 'x' }], 'NO_DATA'],
    ['nothing known', [], 'NO_DATA'],
  ])('of an inconclusive gate with %s', (_, causes, code) => {
    expect(codeOf(result({ verdict: 'inconclusive', checks: [check({ verdict: 'inconclusive', causes })] }))).toBe(
      code,
    );
  });

  it('of an unhealthy one, whatever else could not be judged', () => {
    const checks = [check({ verdict: 'inconclusive', causes: [{ kind: 'query-too-costly', path: '$' }] })];
    expect(codeOf(result({ verdict: 'unhealthy', checks }))).toBe('UNHEALTHY');
  });
});
