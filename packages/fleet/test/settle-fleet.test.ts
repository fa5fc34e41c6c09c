import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { settleFleet } from '../src/settle-fleet';
import { siteOf } from './site';

const whole = { isWhole: true, isLast: false };
const row = () => [release('v1'), release('v2', { state: 'live' })];

describe('settleFleet', () => {
  it('notes on every host that can that the release is good, and throws for the one that cannot', async () => {
    const hosts = [new FakeHost('a', row(), new Set(['mark:good'])), new FakeHost('b', row())];
    await expect(
      settleFleet(
        hosts.map((host) => siteOf(host)),
        deployPlan('v2'),
        whole,
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
    await settleFleet([siteOf(host)], deployPlan('v2', { confirm: 'later', allowBad: true }), whole, fleetWorld());
    expect([host.releases[1]?.state, host.bad]).toEqual(['live', []]);
  });

  it('asks nothing of a host that had the release, good, before', async () => {
    const host = new FakeHost('a', [release('v2')]);
    const choice = { kind: 'unchanged' as const, release: 'v2' };
    await settleFleet([siteOf(host, { choice })], deployPlan('v2'), whole, fleetWorld());
    expect(host.calls).toEqual([]);
  });

  it('asks nothing of a host that was settled with its swap', async () => {
    const host = new FakeHost('a', row());
    await settleFleet([{ ...siteOf(host), isSettled: true }], deployPlan('v2'), whole, fleetWorld());
    expect(host.calls).toEqual([]);
  });

  it('lets old releases go when all is well, and the lock in the same call when nothing follows', async () => {
    const host = new FakeHost('a', [release('v0'), ...row()]);
    const site = siteOf(host);
    host.locked = true;
    const plan = deployPlan('v2', { keepReleases: 1 });
    await settleFleet([{ ...site, before: release('v1') }], plan, { isWhole: false, isLast: false }, fleetWorld());
    expect([host.releases.length, host.locked]).toEqual([3, true]);
    await settleFleet([{ ...site, before: release('v1') }], plan, { isWhole: true, isLast: true }, fleetWorld());
    expect([host.releases.map(({ release: name }) => name), host.locked]).toEqual([['v1', 'v2'], false]);
  });
});
