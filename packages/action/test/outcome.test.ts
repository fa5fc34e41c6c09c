import { UserError } from '@deploy-actions/error';
import { explained, failed, succeeded } from '../src/outcome';

const result = { outputs: { verdict: 'x' }, details: {}, brief: {}, summary: '' };
const cancelled = new UserError('CANCELLED', 'The run was cancelled (SIGINT).');
const defect = new TypeError('ours');
const own = new UserError('HEALTH_FAILED', 'no');
const abortError = new DOMException('This operation was aborted', 'AbortError');

describe('explained', () => {
  it.each([
    ['a good end stays one', undefined, undefined, undefined],
    ['a failure stays one', own, undefined, own],
    ['a defect stays one', defect, undefined, defect],
    ['a good end just before the cancellation counts', undefined, cancelled, undefined],
    ['the failure that a cancelled run reports counts', own, cancelled, own],
    ['the reason itself', cancelled, cancelled, cancelled],
    ['a crash behind a good end is not covered up', undefined, defect, defect],
    ['a crash behind an abort is the explanation', abortError, defect, defect],
    ['a failure that was reported in spite of a crash counts', own, defect, own],
  ])('%s', (_, error, reason, expected) => {
    const signal = reason === undefined ? new AbortController().signal : AbortSignal.abort(reason);
    expect(explained({ result, error }, signal)).toEqual({ result, error: expected });
  });

  it('takes an abort in a cancelled run for the cancellation, and keeps it as the cause', () => {
    const { error } = explained({ result, error: abortError }, AbortSignal.abort(cancelled));
    expect(error).toMatchObject({ code: 'CANCELLED', message: cancelled.message, cause: abortError });
  });
});

describe('succeeded and failed', () => {
  it('take the failure of a result for the error', () => {
    expect(succeeded({ ...result, failure: own }).error).toBe(own);
    expect(succeeded(result).error).toBeUndefined();
  });

  it('always have an error where something was thrown', () => {
    expect(failed(undefined).error).toEqual(new Error('unknown failure'));
    expect(failed('text').error).toBe('text');
  });
});
