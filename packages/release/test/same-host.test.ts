import { release, status } from '../../../test/support/release/example-release';
import { exceptTwin } from '../src/same-host';

const owner = { actor: 'ada', runUrl: 'https://ci.example/1', action: 'test', since: 'noon' };
const lockedBy = (holder: typeof owner & { host?: string }) => ({
  ...status('v1', [release('v1')]),
  lock: { number: 1, expiresInSeconds: 60, owner: holder, steps: [] },
});

describe('exceptTwin', () => {
  it.each([
    ['under this name', { ...owner, host: 'web1' }],
    ['under no name', owner],
    ['by somebody else under another name', { ...owner, since: 'one', host: 'web2' }],
  ])('passes on what was locked %s', (_how, holder) => {
    expect(exceptTwin('web1', owner, lockedBy(holder)).current).toBe('v1');
  });

  it('passes on what is not locked any more', () => {
    expect(exceptTwin('web1', owner, { ...lockedBy(owner), lock: null }).current).toBe('v1');
  });

  it('refuses a host that this run has locked under another name', () => {
    expect(() => exceptTwin('10.0.0.1', owner, lockedBy({ ...owner, host: 'web1' }))).toThrow(
      expect.objectContaining({
        code: 'SAME_HOST',
        message: '10.0.0.1 is the same host and path as web1, under another name.',
      }),
    );
  });
});
