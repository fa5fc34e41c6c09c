import { planFleet, planFleetRollback } from '@deploy-actions/release';
import { release } from './example-release';
import { FakeHost, fleetWorld } from './fake-host';

describe('planFleet', () => {
  it('tells what would be done on every host, and calls nothing that changes one', async () => {
    const hosts = [new FakeHost('a', [release('v1'), release('v2')]), new FakeHost('b', [release('v1')])];
    const result = await planFleetRollback(hosts, { failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'planned',
      rows: [{ message: 'would go back to v1' }, { message: 'would stay: v1 is live, not v2: left alone' }],
    });
    expect(hosts.map(({ calls }) => calls)).toEqual([[], []]);
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
      'would stay: v1 is live, and v2 is not: left alone',
      'would stay: nothing is live: it never went forward, or has gone back by itself',
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

  it('has no verdict where a host cannot be asked: a plan is no reason to roll back', async () => {
    const host = new FakeHost('a');
    host.status = () => Promise.reject(new Error('no answer'));
    expect(await planFleet([host], () => '', fleetWorld())).toMatchObject({
      verdict: '',
      failure: { code: 'INTERNAL' },
    });
  });
});
