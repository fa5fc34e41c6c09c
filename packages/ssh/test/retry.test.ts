import { UserError } from '@deploy-actions/error';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { DialFailure } from '../src/dial-failure';
import { backoffMs, withRetries } from '../src/retry';

describe('backoffMs', () => {
  it('doubles from one second, up to ten', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  });
});

describe('withRetries', () => {
  const passing = () => new DialFailure(new UserError('CONNECT_FAILED', 'web1: closed.'), true);

  /** Runs work that fails with these errors, then succeeds. */
  async function runs(retries: number, failures: Error[]) {
    const world = sshTestWorld(1000);
    let attempts = 0;
    const work = async () => {
      const failure = failures[attempts++];
      if (failure) throw failure;
      return 'done';
    };
    const result = await withRetries(retries, world, work).catch((error: Error) => error.message);
    return { result, attempts, slept: world.slept, logged: world.logged };
  }

  it('tries again what may pass, waiting longer each time', async () => {
    const { result, attempts, slept, logged } = await runs(3, [passing(), passing()]);
    expect([result, attempts, slept]).toEqual(['done', 3, [1000, 2000]]);
    expect(logged[0]).toBe('event: web1: closed. Attempt 2 of 4 in 1.0 s.');
  });

  it('says in the end how often it has tried', async () => {
    expect(await runs(1, [passing(), passing()])).toMatchObject({ result: 'web1: closed. (2 attempts)', attempts: 2 });
  });

  it.each([
    ['a failure that stays', new DialFailure(new UserError('CONNECT_FAILED', 'no such name.'), false)],
    ['a refused login', new UserError('AUTH_FAILED', 'no such name.')],
  ])('does not repeat %s', async (_what, failure) => {
    expect(await runs(3, [failure])).toMatchObject({ result: 'no such name.', attempts: 1, slept: [] });
  });
});
