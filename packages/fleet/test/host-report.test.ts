import { release, status } from '../../../test/support/release/example-release';
import { describeHost } from '../src/host-report';

const owner = { actor: 'bob', runUrl: '', action: 'ssh-deploy deploy', since: 'noon' };

const deployed = (name: string, previous: string) => ({ event: 'deploy', release: name, previous });

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
        'v2 is live (live, its checks have not passed); locked by bob (ssh-deploy deploy, since noon) - it expires in 1 min 00 s unless it is renewed; running: activate of v2; marked bad: v0; 1000.0 KiB free',
      previousVersion: 'v1',
      report: {
        state: 'live',
        isProven: false,
        isAdopted: false,
        stray: '',
        rollbackVersion: 'v1',
        lock: expect.stringContaining('bob'),
        steps: ['activate of v2'],
        freeBytes: 1_024_000,
        releases: [
          { release: 'v2', state: 'live' },
          { release: 'v1', state: 'good' },
        ],
        bad: [{ version: 'v0', why: 'too many errors; marked at 2026-01-01T00:00:00Z' }],
        history,
      },
    });
  });

  it.each([
    ['reverted', [deployed('v2', 'v1'), deployed('v3', 'v2'), { event: 'revert', release: 'v2', previous: 'v3' }]],
    ['rolled back', [deployed('v2', 'v1'), deployed('v3', 'v2'), { event: 'rollback', release: 'v2', previous: 'v3' }]],
    ['no longer in the history', []],
  ])('takes nothing that failed for what was before the live release, where that was %s', (_, history) => {
    const host = { ...status('v2', [release('v1'), release('v2', { previousVersion: 'v1' }), release('v3')]), history };
    expect(describeHost(host).previousVersion).toBe('v1');
  });

  it('tells two builds of a version apart', () => {
    const host = {
      ...status('v4.r2', [release('v4'), release('v4.r2', { previousVersion: 'v4' })]),
      history: [deployed('v4.r2', 'v4')],
    };
    const { message, previousVersion } = describeHost(host);
    expect([message.split(' ')[0], previousVersion]).toEqual(['v4.r2', 'v4']);
  });

  it('names a folder that does not exist, which may be a mistake in `path`', () => {
    expect(describeHost({ ...status('', []), hasFolder: false }).message).toContain(
      'nothing is live: the folder /srv/app does not exist (a mistake in `path`, or the first deploy creates it); not locked',
    );
  });

  it('says what it does not know', () => {
    expect(describeHost({ ...status('', []), freeKiB: null })).toMatchObject({
      message: 'nothing is live; not locked',
      previousVersion: '',
      report: { state: '', rollbackVersion: '', lock: '', freeBytes: null },
    });
  });
});
