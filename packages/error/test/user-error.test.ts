import { UserError } from '@deploy-actions/error';

describe('UserError', () => {
  it('carries code, message, hint and cause', () => {
    const cause = new Error('ENOSPC');
    const error = new UserError('DISK_FULL', 'web1 is full', { hint: 'Free some.', cause });
    expect([error.code, error.message, error.hint, error.cause, error.name]).toEqual([
      'DISK_FULL',
      'web1 is full',
      'Free some.',
      cause,
      'UserError',
    ]);
    expect(error).toBeInstanceOf(Error);
  });

  it('has an empty hint and no cause unless told', () => {
    const error = new UserError('LOCKED', 'held by run 7');
    expect([error.hint, 'cause' in error]).toEqual(['', false]);
  });
});
