import { UserError } from '@deploy-actions/error';
import { planFleet, planFleetRollback, rollbackFleet } from '@deploy-actions/fleet';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';

describe('planFleet', () => {
  it('tells what would be done on every host, and calls nothing that changes one', async () => {
    const hosts = [new FakeHost('a', [release('v1'), release('v2')]), new FakeHost('b', [release('v1')])];
    const result = await planFleetRollback(hosts, { failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'planned',
      rows: [{ message: 'would go back to v1' }, { message: 'would stay: v1 is live, not v2: not changed' }],
    });
    expect(hosts.map(({ calls }) => calls)).toEqual([[], []]);
  });

  it('leaves alone in a mixed fleet what the rollback itself would leave alone', async () => {
    const hosts = () => [
      new FakeHost('a', [release('v1'), release('v2'), release('v3')]),
      new FakeHost('b', [release('v1'), release('v2')]),
    ];
    const { rows } = await planFleetRollback(hosts(), {}, fleetWorld());
    expect(rows.map(({ message }) => message)).toEqual([
      'would go back to v2',
      'would stay: v2 is live, and v3 is not: not changed',
    ]);
    const real = hosts();
    const options = { markBad: false, reason: '', batchSize: 2, commandTimeoutMs: 1000, lock };
    await rollbackFleet(real, options, fleetWorld());
    expect(real.map(({ version }) => version)).toEqual(['v2', 'v2']);
    const named = await planFleetRollback(hosts(), { toVersion: 'v1' }, fleetWorld());
    expect(named.rows.map(({ plannedVersion }) => plannedVersion)).toEqual(['v1', 'v1']);
  });

  it('looks at the whole fleet as a rollback does', async () => {
    const old = [release('v0', { order: 1 }), release('v1', { order: 2 })];
    const fleet = [
      new FakeHost('a', [...old, release('v2', { order: 3 })]),
      new FakeHost('b', old),
      new FakeHost('c', []),
    ];
    const rowsOf = async (hosts: FakeHost[]) =>
      (await planFleetRollback(hosts, {}, fleetWorld())).rows.map(({ message }) => message);
    expect(await rowsOf(fleet)).toEqual([
      'would go back to v1',
      'would stay: v1 is live, and v2 is not: not changed',
      'would stay: nothing is live: the deploy never switched this host, or already reverted it',
    ]);
    expect(await rowsOf(fleet.slice(2))).toEqual([expect.stringMatching(/^would refuse: /)]);
  });

  it('tells which migrations would be undone, and where', async () => {
    const steps = { migrate: 'x', 'migrate-down': 'y' };
    const events = [{ state: 'migrated', at: '', reason: null }];
    const hosts = [
      new FakeHost('a', [release('v1'), release('v2', { steps, events })]),
      new FakeHost('b', [release('v1'), release('v2', { steps })]),
    ];
    const { rows } = await planFleetRollback(hosts, { migrateDown: true }, fleetWorld());
    expect(rows.map(({ message }) => message)).toEqual([
      'would undo the migration of v2 here, and then go back to v1',
      'would go back to v1',
    ]);
  });

  it('knows what is live where the plan itself comes to nothing, and not where nobody answered', async () => {
    const deaf = new FakeHost('b');
    deaf.status = () => Promise.reject(new Error('no answer'));
    const full = () => Promise.reject(new UserError('DISK_FULL', 'no room'));
    const { rows } = await planFleet([new FakeHost('a', [release('v1')]), deaf], full, fleetWorld());
    expect(rows).toMatchObject([
      { verdict: 'failed', code: 'DISK_FULL', version: 'v1', release: 'v1' },
      { verdict: 'failed', version: 'unknown' },
    ]);
  });

  it('has no verdict where a host cannot be asked: a plan is no reason to roll back', async () => {
    const host = new FakeHost('a');
    host.status = () => Promise.reject(new Error('no answer'));
    expect(await planFleet([host], () => '', fleetWorld())).toMatchObject({
      verdict: '',
      failure: { code: 'INTERNAL' },
    });
  });
});
