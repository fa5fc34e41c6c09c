import { showFleet } from '@deploy-actions/fleet';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld } from '../../../test/support/release/fake-host';

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

  it('says that the fleet is mixed, and what is marked bad, why and since when', async () => {
    const world = fleetWorld();
    const said: string[] = [];
    const say = (text: string) => {
      said.push(text);
    };
    const hosts = [new FakeHost('a', [release('v1'), release('v2')]), new FakeHost('b')];
    if (hosts[1]) hosts[1].bad = ['v2'];
    await showFleet(hosts, { ...world, log: { ...world.log, event: say, warning: say } });
    expect(said).toContain('The hosts run different versions: v2 on a; v1 on b.');
    expect(said).toContain('b: v2 is marked bad: too many errors; marked at 2026-01-01T00:00:00Z');
    said.length = 0;
    await showFleet(hosts.slice(1), { ...world, log: { ...world.log, event: say, warning: say } });
    expect(said.join()).not.toContain('mixed');
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
