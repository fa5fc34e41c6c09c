import { describeHost } from '../src/host-report';
import { release, status } from './example-release';

const owner = { actor: 'bob', runUrl: '', action: 'ssh-deploy deploy', since: 'noon' };

describe('describeHost', () => {
  it('has all that a person asks of a host', () => {
    const history = [
      { event: 'deploy', release: 'v2', previous: 'v1' },
      { event: 'good', release: 'v2' },
    ];
    const host = {
      ...status('v2', [release('v1'), release('v2', { state: 'live', checked: false })], ['v0']),
      history,
      lock: { number: 1, expiresInSeconds: 60, owner, steps: [{ id: 't-1', what: 'activate of v2' }] },
    };
    expect(describeHost(host)).toEqual({
      message:
        'v2 is live (live, its checks have not passed); locked by bob (ssh-deploy deploy, since noon) - it ends in 1 min 00 s unless it is refreshed; running: activate of v2; 1000.0 KiB free',
      previousVersion: 'v1',
      report: {
        state: 'live',
        isProven: false,
        rollbackVersion: 'v1',
        lock: expect.stringContaining('bob'),
        steps: ['activate of v2'],
        freeBytes: 1_024_000,
        releases: [
          { release: 'v2', state: 'live' },
          { release: 'v1', state: 'good' },
        ],
        bad: ['v0'],
        history,
      },
    });
  });

  it('says what it does not know', () => {
    expect(describeHost({ ...status('', []), freeKiB: null })).toMatchObject({
      message: 'nothing is live; not locked',
      previousVersion: '',
      report: { state: '', rollbackVersion: '', lock: '', freeBytes: null },
    });
  });
});
