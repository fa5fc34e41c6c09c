import { UserError } from '@deploy-actions/error';
import { failureOf } from '../src/failure';
import { result } from './results';

const { signal } = new AbortController();

describe('failureOf', () => {
  it.each([
    ['healthy', 'fail', undefined],
    ['unhealthy', 'fail', 'UNHEALTHY'],
    ['unhealthy', 'pass', 'UNHEALTHY'],
    ['inconclusive', 'fail', 'NO_DATA'],
    ['inconclusive', 'pass', undefined],
  ] as const)('%s with on-inconclusive %s', (verdict, policy, code) => {
    expect(failureOf(result({ verdict, reason: 'why' }), policy, signal)?.code).toBe(code);
  });

  it('hands on why the run was cancelled', () => {
    const reason = new UserError('CANCELLED', 'by SIGINT');
    expect(failureOf(result({ verdict: '' }), 'pass', AbortSignal.abort(reason))).toMatchObject({
      code: 'CANCELLED',
      message: 'by SIGINT',
      hint: expect.not.stringContaining('hosts'),
    });
    expect(failureOf(result({ verdict: '' }), 'pass', signal)?.code).toBe('CANCELLED');
  });

  it('covers up no defect of ours', () => {
    const crashed = AbortSignal.abort(new Error('undefined is not a function'));
    expect(failureOf(result({ verdict: '' }), 'pass', crashed)).toBeUndefined();
  });
});
