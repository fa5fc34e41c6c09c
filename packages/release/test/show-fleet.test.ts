import { showFleet } from '@deploy-actions/release';
import { release } from './example-release';
import { FakeHost, fleetWorld } from './fake-host';

describe('showFleet', () => {
  it('tells how every host is, and changes nothing', async () => {
    const hosts = [
      new FakeHost('a', [release('v1'), release('v2', { state: 'live', checked: false })]),
      new FakeHost('b', []),
    ];
    const result = await showFleet(hosts, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'unchanged',
      rows: [
        { version: 'v2', report: { state: 'live', rollbackVersion: 'v1' } },
        { version: '', message: expect.stringContaining('nothing is live') },
      ],
    });
    expect(hosts.map(({ calls }) => calls)).toEqual([[], []]);
  });

  it('shows the others where one cannot be asked, and says nothing about the release', async () => {
    const dead = new FakeHost('a');
    dead.status = () => Promise.reject(new Error('no answer'));
    expect(await showFleet([dead, new FakeHost('b')], fleetWorld())).toMatchObject({
      verdict: '',
      failure: { code: 'INTERNAL' },
      rows: [
        { verdict: 'failed', version: 'unknown' },
        { verdict: 'unchanged', version: 'v1' },
      ],
    });
  });
});
