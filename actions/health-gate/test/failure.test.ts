import { UserError } from '@deploy-actions/error';
import { failureOf } from '../src/failure';
import { check, result } from './results';

const { signal } = new AbortController();

describe('failureOf', () => {
  it.each([
    ['healthy', 'fail', undefined],
    ['unhealthy', 'fail', 'UNHEALTHY'],
    ['unhealthy', 'pass', 'UNHEALTHY'],
    ['inconclusive', 'fail', 'NO_DATA'],
    ['inconclusive', 'pass', undefined],
  ] as const)('%s with on-inconclusive %s', (verdict, policy, code) => {
    expect(failureOf(result({ verdict, reason: 'why' }), { onInconclusive: policy, signal })?.code).toBe(code);
  });

  it('hands on why the run was cancelled', () => {
    const reason = new UserError('CANCELLED', 'by SIGINT');
    const cancelled = failureOf(result({ verdict: '' }), { onInconclusive: 'pass', signal: AbortSignal.abort(reason) });
    expect(cancelled).toMatchObject({
      code: 'CANCELLED',
      message: 'by SIGINT',
      hint: expect.not.stringContaining('hosts'),
    });
    expect(failureOf(result({ verdict: '' }), { onInconclusive: 'pass', signal })?.code).toBe('CANCELLED');
  });

  it('says in the annotation what to do about this very failure', () => {
    const ill = check({ verdict: 'unhealthy', causes: [{ kind: 'refused' }] });
    const error = failureOf(result({ verdict: 'unhealthy', checks: [ill] }), { onInconclusive: 'fail', signal });
    expect(error?.hint).toContain('No process listens on this port');
  });

  it('gives what is set wrong a code of its own', () => {
    const causes = [{ kind: 'no-version', path: '$.version', expected: 'v2', fields: ['$.build'] }] as const;
    const checks = [check({ verdict: 'inconclusive', causes })];
    const error = failureOf(result({ verdict: 'inconclusive', checks }), { onInconclusive: 'fail', signal });
    expect(error).toMatchObject({ code: 'CONFIGURATION', hint: expect.stringContaining('`version-path`') });
  });

  it('has the lines to paste on lines of their own', () => {
    const keyLines = ['web-1 ssh-ed25519 AAAA', 'web-2 ssh-ed25519 BBBB'];
    const error = failureOf(result({ verdict: 'inconclusive' }), { onInconclusive: 'fail', signal, keyLines });
    expect(error?.hint?.split('\n').slice(-2)).toEqual(keyLines);
  });

  it('covers up no defect of ours', () => {
    const crashed = AbortSignal.abort(new Error('undefined is not a function'));
    expect(failureOf(result({ verdict: '' }), { onInconclusive: 'pass', signal: crashed })).toBeUndefined();
  });
});
