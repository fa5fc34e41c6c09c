import { exceptTwin } from '../src/same-host';
import { release, status } from './example-release';

const lockedAs = (host: string | undefined) => {
  const owner = { actor: 'ada', runUrl: '', action: 'test', since: 'noon', ...(host === undefined ? {} : { host }) };
  return { ...status('v1', [release('v1')]), lock: { number: 1, expiresInSeconds: 60, owner, steps: [] } };
};

describe('exceptTwin', () => {
  it.each([['web1'], [undefined]])('passes on what was locked as %s', (host) => {
    expect(exceptTwin('web1', lockedAs(host)).current).toBe('v1');
  });

  it('refuses a host that this run has locked under another name', () => {
    expect(() => exceptTwin('10.0.0.1', lockedAs('web1'))).toThrow(
      expect.objectContaining({
        code: 'SAME_HOST',
        message: '10.0.0.1 is the same host and path as web1, under another name.',
      }),
    );
  });
});
