import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { goLive } from '../src/go-live';
import { siteOf } from './site';

function fleet(...faults: string[][]) {
  return faults.map((some, index) => {
    const staged = release('v2', { state: 'staged', order: 0 });
    return siteOf(new FakeHost(`h${index}`, [staged, release('v1')], new Set(some)));
  });
}

const ill = ['step:health-command:v2'];

describe('goLive', () => {
  it('begins a batch only when the one before it is healthy', async () => {
    const sites = fleet([], [], ill, [], []);
    await expect(goLive(sites, deployPlan('v2', { batchSize: 2 }), fleetWorld())).rejects.toMatchObject({
      code: 'HEALTH_FAILED',
    });
    expect(sites.map(({ swap }) => swap)).toEqual(['made', 'made', 'made', 'made', 'none']);
  });

  it('says at once which host failed, and why', async () => {
    const world = fleetWorld();
    const said: string[] = [];
    const log = { ...world.log, event: (text: string) => said.push(text) };
    await expect(goLive(fleet([], ill), deployPlan('v2', { batchSize: 2 }), { ...world, log })).rejects.toThrow();
    expect(said.filter((text) => /^h1: health-command ended with exit code 1/.test(text))).toHaveLength(1);
  });

  it('stops after the batch in which a host failed, when that host is back', async () => {
    const sites = fleet([], ill, []);
    const failures = await goLive(sites, deployPlan('v2', { onFailure: 'stop' }), fleetWorld());
    expect(failures).toMatchObject([{ code: 'HEALTH_FAILED' }]);
    expect(sites.map(({ row }) => row.verdict)).toEqual(['deployed', 'reverted', 'untouched']);
  });

  it('settles a host that is alone with its swap, unless something has to come in between or cannot be noted', async () => {
    const plain = deployPlan('v2', { keepReleases: 1 });
    const plan = { ...plain, record: { ...plain.record, steps: {} } };
    const [alone, checked, broken] = fleet([], [], ['mark:good']);
    if (!alone || !checked || !broken) return;
    for (const { host } of [alone, checked, broken]) (host as FakeHost).locked = true;
    await goLive([alone], plan, fleetWorld(), true);
    expect([alone.isSettled, (alone.host as FakeHost).locked]).toEqual([true, false]);
    expect((alone.host as FakeHost).calls.slice(-3)).toEqual(['switch:v2', 'mark:good', 'unlock']);
    await goLive([checked], plain, fleetWorld(), true);
    expect([checked.isSettled, (checked.host as FakeHost).locked]).toEqual([undefined, true]);
    await expect(goLive([broken], plan, fleetWorld(), true)).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect([broken.isSettled, broken.swap, (broken.host as FakeHost).locked]).toEqual([undefined, 'asked', true]);
  });

  it('goes on with the others, each failure told', async () => {
    const sites = fleet(ill, [], ill);
    const failures = await goLive(sites, deployPlan('v2', { onFailure: 'continue' }), fleetWorld());
    expect(failures).toHaveLength(2);
    expect(sites.map(({ row }) => row.verdict)).toEqual(['reverted', 'deployed', 'reverted']);
  });
});
