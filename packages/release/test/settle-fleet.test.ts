import { settleFleet } from '../src/settle-fleet';
import { release } from './example-release';
import { deployPlan, FakeHost, fleetWorld } from './fake-host';
import { siteOf } from './site';

const row = () => [release('v1'), release('v2', { state: 'live' })];

describe('settleFleet', () => {
  it('notes on every host that can that the release is good, and throws for the one that cannot', async () => {
    const hosts = [new FakeHost('a', row(), new Set(['mark:good'])), new FakeHost('b', row())];
    await expect(
      settleFleet(
        hosts.map((host) => siteOf(host)),
        deployPlan('v2'),
        false,
        fleetWorld(),
      ),
    ).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
    });
    expect(hosts.map(({ releases }) => releases[1]?.state)).toEqual(['live', 'good']);
  });

  it('leaves the word to a confirmation, and forgives what was allowed', async () => {
    const host = new FakeHost('a', row());
    host.bad = ['v2'];
    await settleFleet([siteOf(host)], deployPlan('v2', { confirm: 'later', allowBad: true }), false, fleetWorld());
    expect([host.releases[1]?.state, host.bad]).toEqual(['live', []]);
  });

  it('asks nothing of a host that had the release, good, before', async () => {
    const host = new FakeHost('a', [release('v2')]);
    const choice = { kind: 'unchanged' as const, release: 'v2' };
    await settleFleet([siteOf(host, { choice })], deployPlan('v2'), false, fleetWorld());
    expect(host.calls).toEqual([]);
  });

  it('removes what is too old, gives the lock back where nothing more can come, and tells what stays behind', async () => {
    const host = new FakeHost('a', [release('v0'), release('v1'), release('v2', { state: 'live' })]);
    host.locked = true;
    const settle = host.settle.bind(host);
    host.settle = async (end) => [...(await settle(end)), 'v0 could not be removed'];
    const world = fleetWorld();
    const told: string[] = [];
    const log = { ...world.log, warning: (text: string) => void told.push(text) };
    await settleFleet([siteOf(host)], deployPlan('v2', { keepReleases: 2 }), true, { ...world, log });
    expect([host.releases.map(({ version }) => version), host.locked]).toEqual([['v1', 'v2'], false]);
    expect(told).toEqual(['a: v0 could not be removed']);
  });
});
