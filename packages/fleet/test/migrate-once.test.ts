import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { migrateOnce } from '../src/migrate-once';
import { siteOf } from './site';

function migrating(faults: string[], steps: Record<string, string>) {
  const staged = release('v2', { state: 'staged', order: 0 });
  const host = new FakeHost('a', [staged, release('v1')], new Set(faults));
  const plan = deployPlan('v2');
  return { host, site: siteOf(host), plan: { ...plan, record: { ...plan.record, steps } } };
}

describe('migrateOnce', () => {
  it('runs on the first host alone', async () => {
    const { host, site, plan } = migrating([], { migrate: 'x' });
    const other = new FakeHost('b');
    await migrateOnce([site, siteOf(other)], plan, fleetWorld());
    expect([host.calls, other.calls]).toEqual([['step:migrate:v2'], []]);
    expect(site.row.stdout).toBe('deploy migrate\n');
  });

  it('runs nothing where there is nothing to run', async () => {
    const { host, site, plan } = migrating([], {});
    await migrateOnce([site], plan, fleetWorld());
    await migrateOnce([], plan, fleetWorld());
    expect(host.calls).toEqual([]);
  });

  it('does not begin where it could not be noted that it ran there', async () => {
    const { host, site, plan } = migrating(['mark:migrated'], { migrate: 'x', 'migrate-down': 'y' });
    await expect(migrateOnce([site], plan, fleetWorld())).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect(host.calls).toEqual(['mark:migrated']);
  });

  it('says on which host it failed', async () => {
    const { site, plan } = migrating(['step:migrate:v2'], { migrate: 'x' });
    await expect(migrateOnce([site], plan, fleetWorld())).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      exitCode: 1,
    });
    expect(site.row).toMatchObject({ verdict: 'failed', exitCode: 1 });
  });
});
