import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, rowsOf, withFleet } from '../fleet.mjs';

const KINDS = [{}, { shell: findTool('busybox') }, {}];

/** Steps that note what they did beside the releases; where there is `shared/ill-v2`, v2 never becomes healthy. */
const STEPS = {
  activate: 'echo "$DEPLOY_OPERATION $DEPLOY_VERSION" >>"$DEPLOY_PATH/shared/done"',
  'health-command': 'test ! -f "$DEPLOY_PATH/shared/ill-$DEPLOY_VERSION"',
  'health-timeout': '1s',
};

/** Three hosts on v1, and the second one is going to be ill; each goes live alone, as 34 % of three is one. */
function withIllHost(play) {
  return withFleet(KINDS, async (fleet) => {
    expectResult(await fleet.deploy('v1', STEPS), 'deployed', undefined);
    writeFileSync(join(fleet.sites[1].host.folder, 'shared', 'ill-v2'), '');
    const done = (index) =>
      readFileSync(join(fleet.sites[index].host.folder, 'shared', 'done'), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
    const deploy = (version, more) => fleet.deploy(version, { ...STEPS, 'max-parallel': '34%', ...more });
    await play({ ...fleet, done, deploy });
  });
}

const limits = { timeout: 120_000 };

describe('one of three real hosts fails its health check', { concurrency: 3 }, () => {
  it('with `revert` every host that was switched is back, and the third was never touched', limits, () =>
    withIllHost(async ({ deploy, sites, done }) => {
      const run = await deploy('v2');
      expectResult(run, 'reverted', 'HEALTH_FAILED');
      expectSites(sites, ['v1', 'v1', 'v1']);
      assert.deepEqual([0, 1, 2].map(done), [['deploy v2', 'revert v1'], ['deploy v2', 'revert v1'], []]);
      assert.deepEqual(rowsOf(run, 'verdict', 'version'), [
        ['reverted', 'v1'],
        ['reverted', 'v1'],
        ['untouched', 'v1'],
      ]);
      rmSync(join(sites[1].host.folder, 'shared', 'ill-v2'));
      expectResult(await deploy('v2'), 'deployed', undefined);
      expectSites(sites, ['v2', 'v2', 'v2']);
    }),
  );

  it('with `stop` the first stays live and good, and the third was never touched', limits, () =>
    withIllHost(async ({ deploy, sites, done }) => {
      expectResult(await deploy('v2', { 'on-failure': 'stop', 'max-parallel': '1' }), 'deployed', 'HEALTH_FAILED');
      expectSites(sites, ['v2', 'v1', 'v1']);
      assert.deepEqual([sites[0].state('v2'), sites[1].state('v2')], ['good', 'staged']);
      assert.deepEqual(done(2), []);
    }),
  );

  it('with `continue` the others go on, and a rollback afterwards has all on one version', limits, () =>
    withIllHost(async ({ act, deploy, sites, done }) => {
      const run = await deploy('v2', { 'on-failure': 'continue' });
      expectResult(run, 'deployed', 'HEALTH_FAILED');
      expectSites(sites, ['v2', 'v1', 'v2']);
      assert.deepEqual([0, 1, 2].map(done), [['deploy v2'], ['deploy v2', 'revert v1'], ['deploy v2']]);
      rmSync(join(sites[1].host.folder, 'shared', 'ill-v2'));
      expectResult(await act({ operation: 'rollback', 'to-version': 'v1' }), 'rolled-back', undefined);
      expectSites(sites, ['v1', 'v1', 'v1']);
    }),
  );

  it('a way back that fails is the first thing that is told, and the host is named', limits, () =>
    withFleet(KINDS, async ({ deploy, sites, hosts, act }) => {
      const stubborn = 'test "$DEPLOY_OPERATION" != revert || test ! -f "$DEPLOY_PATH/shared/stubborn"';
      const health = { 'health-command': STEPS['health-command'], 'health-timeout': '1s' };
      expectResult(await deploy('v1', { activate: stubborn, ...health }), 'deployed', undefined);
      writeFileSync(join(sites[0].host.folder, 'shared', 'stubborn'), '');
      writeFileSync(join(sites[1].host.folder, 'shared', 'ill-v2'), '');
      const run = await deploy('v2', health);
      expectResult(run, 'failed', 'ROLLBACK_FAILED');
      assert.match(run.summary.split('\n')[0], /A HOST COULD NOT GO BACK/);
      const [[code, message]] = rowsOf(run, 'code', 'message');
      assert.equal(code, 'ROLLBACK_FAILED', message);
      assert.ok(run.log.includes(hosts[0].address.replace('root@', '')), 'the host is named');
      assert.ok(!existsSync(join(sites[2].host.folder, 'shared', 'done')), 'the third was never touched');
      expectSites(sites, ['v1', 'v1', 'v1']);
      // What did not come back whole is brought back, once a person has looked at it.
      rmSync(join(sites[0].host.folder, 'shared', 'stubborn'));
      rmSync(join(sites[1].host.folder, 'shared', 'ill-v2'));
      expectResult(await act({ operation: 'rollback', 'to-version': 'v1' }), 'rolled-back', undefined);
    }),
  );
});
