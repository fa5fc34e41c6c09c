import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runBundle } from '../bundle.mjs';
import { expectResult, expectSites, withFleet } from '../fleet.mjs';

const limits = { timeout: 120_000 };
const DOWN_MS = 8000;
const ofRun = (runId, attempt = 1) => ({
  env: { GITHUB_RUN_ID: String(runId), GITHUB_RUN_ATTEMPT: String(attempt), GITHUB_REPOSITORY: 'acme/shop' },
});

/** A database on each host: a file that the migration and the health check need. */
const STEPS = {
  migrate: 'test -f "$DEPLOY_PATH/shared/database"; echo once >>"$DEPLOY_PATH/shared/database"',
  activate: 'true',
  'health-command': 'test -f "$DEPLOY_PATH/shared/database"',
  'health-timeout': '1s',
};

/** Two hosts; v1 of run 1 and then v2 of run 2 are live, verified and confirmed. */
function withShop(play) {
  return withFleet([{}, {}], async (fleet) => {
    expectResult(await fleet.deploy('v1', {}, ofRun(1)), 'deployed', undefined);
    const databases = fleet.sites.map(({ host }) => join(host.folder, 'shared', 'database'));
    for (const path of databases) writeFileSync(path, '');
    expectResult(await fleet.deploy('v2', STEPS, ofRun(2)), 'deployed', undefined);
    const rollBack = (verdicts, run) =>
      runBundle('auto-rollback', join(fleet.folder, 'jobs'), {
        ...run,
        inputs: { ...fleet.inputs, verdicts, 'failed-version': 'v2', retries: '0', 'connect-timeout': '5s' },
      });
    await play({ ...fleet, databases, rollBack });
  });
}

function expectNotNeeded(run) {
  assert.deepEqual([run.code, run.outputs.verdict], [0, 'not-needed'], run.log);
  assert.doesNotMatch(run.summary, /failed/);
}

function expectUntouched(sites) {
  expectSites(sites, ['v2', 'v2']);
  for (const site of sites) {
    assert.equal(site.state('v2'), 'good');
    assert.equal(existsSync(join(site.host.folder, '.deploy', 'bad', 'v2')), false);
  }
}

describe('a re-run of what is live', { concurrency: 2 }, () => {
  for (const [who, run] of [
    ['another run', ofRun(3)],
    ['another attempt of the run', ofRun(2, 2)],
  ]) {
    it(`while both SSH servers are down for 8 s leads to no rollback, as ${who}`, limits, () =>
      withShop(async ({ deploy, rollBack, hosts, sites }) => {
        for (const host of hosts) await host.cutOff();
        const back = new Promise((resolve) => setTimeout(resolve, DOWN_MS));
        const again = await deploy('v2', { ...STEPS, retries: '0' }, run);
        expectResult(again, 'not-deployed', 'CONNECT_FAILED');
        // One error names both hosts.
        assert.equal(again.log.match(/^::error/gm)?.length, 1, again.log);
        for (const { port } of hosts) assert.match(again.log, new RegExp(`^::error.*127\\.0\\.0\\.1:${port}`, 'm'));
        const down = await rollBack('deploy=not-deployed\ngate=unhealthy', run);
        expectNotNeeded(down);
        assert.match(down.outputs.reason, /changed nothing, and .*CONNECT_FAILED.* could not be reached/);
        await back;
        for (const host of hosts) await host.reconnect();
        expectNotNeeded(await rollBack('deploy=not-deployed', run));
        expectUntouched(sites);
      }),
    );
  }

  it('of another run, judged by a gate once the hosts are back, is left alone: it is good', limits, () =>
    withShop(async ({ rollBack, sites }) => {
      const run = await rollBack('deploy=not-deployed\ngate=unhealthy', ofRun(3));
      expectNotNeeded(run);
      assert.match(run.outputs.reason, /made live by another run \(.*acme\/shop\/actions\/runs\/2\), and it is good/);
      expectUntouched(sites);
    }),
  );

  it('while the database is away switches nothing, with the same steps and with new ones', limits, () =>
    withShop(async ({ deploy, rollBack, databases, sites }) => {
      for (const path of databases) rmSync(path);
      expectResult(await deploy('v2', STEPS, ofRun(3)), 'unchanged', undefined);
      const failed = await deploy('v2', { ...STEPS, 'before-activate': 'true' }, ofRun(3));
      expectResult(failed, 'not-deployed', 'COMMAND_FAILED');
      assert.match(failed.log, /the database may have changed/);
      expectNotNeeded(await rollBack('deploy=not-deployed', ofRun(3)));
      expectNotNeeded(await rollBack('deploy=not-deployed\ngate=unhealthy', ofRun(3)));
      expectUntouched(sites);
    }),
  );

  it('a confirm that cannot connect is not confirmed, and leads to no rollback', limits, () =>
    withShop(async ({ act, rollBack, hosts, sites }) => {
      await hosts[1].cutOff();
      const confirm = await act({ operation: 'confirm', version: 'v2', retries: '0' }, ofRun(2));
      expectResult(confirm, 'not-confirmed', 'CONNECT_FAILED');
      expectNotNeeded(await rollBack('deploy=unchanged\nconfirm=not-confirmed', ofRun(2)));
      await hosts[1].reconnect();
      expectUntouched(sites);
    }),
  );

  it('a deploy with `on-failure: continue` and one host down is deployed, red, and leads to no rollback', limits, () =>
    withShop(async ({ deploy, rollBack, hosts, sites }) => {
      await hosts[0].cutOff();
      const run = await deploy('v3', { 'on-failure': 'continue', retries: '0' }, ofRun(4));
      expectResult(run, 'deployed', 'CONNECT_FAILED');
      assert.equal(run.code, 1);
      expectNotNeeded(await rollBack('deploy=deployed', ofRun(4)));
      await hosts[0].reconnect();
      assert.deepEqual(
        sites.map((site) => site.live()),
        ['v2', 'v3'],
      );
      assert.match(readFileSync(join(sites[1].host.folder, 'current', 'version'), 'utf8'), /v3/);
    }),
  );
});
