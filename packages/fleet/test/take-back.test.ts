import { UserError } from '@deploy-actions/error';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { staysPut, takeBack } from '../src/take-back';
import { siteOf } from './site';

const why = new UserError('HEALTH_FAILED', 'ill');
const host = () => new FakeHost('a', [release('v1'), release('v2')]);

describe('takeBack', () => {
  it('takes back what is on the new release, and leaves alone whose swap never came to be', async () => {
    const [gone, stayed] = [host(), host()];
    stayed.current = 'v1';
    const before = release('v1');
    const sites = [siteOf(gone, { before, swap: 'asked' }), siteOf(stayed, { before, swap: 'asked' })];
    await takeBack(sites, deployPlan('v2'), why, fleetWorld());
    expect(sites.map(({ wayBack, swap }) => [wayBack, swap])).toEqual([
      ['done', 'asked'],
      ['none', 'none'],
    ]);
    expect(stayed.calls).toEqual([]);
  });

  it('takes back nothing that is irreversible, and tells what is live there', async () => {
    const one = host();
    const site = siteOf(one, { before: release('v1'), swap: 'made' });
    site.row.verdict = 'failed';
    site.row.version = 'v1';
    const plan = deployPlan('v2');
    await takeBack([site], { ...plan, record: { ...plan.record, irreversible: true } }, why, fleetWorld());
    expect([one.current, site.row.version, site.wayBack]).toEqual(['v2', 'v2', 'none']);
  });
});

it('stays where the release is irreversible, unless the user vouches for the old code', () => {
  const plan = deployPlan('v2');
  const irreversible = { ...plan, record: { ...plan.record, irreversible: true } };
  expect([plan, irreversible, { ...irreversible, allowAfterMigration: true }].map(staysPut)).toEqual([
    false,
    true,
    false,
  ]);
});
