import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runBundle } from '../bundle.mjs';
import { expectResult, expectSites, when, withFleet } from '../fleet.mjs';

const limits = { timeout: 120_000 };
const ofRun = (runId, attempt = 1) => ({
  env: {
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_JOB: 'deploy',
  },
});

/** Two hosts on v1 of run 1, and the rollback step of a run behind its verdicts. */
function withShop(play) {
  return withFleet([{}, {}], async (fleet) => {
    expectResult(await fleet.deploy('v1', {}, ofRun(1)), 'deployed', undefined);
    const rollBack = (verdicts, run, more = {}) =>
      runBundle('auto-rollback', join(fleet.folder, 'jobs'), {
        ...run,
        inputs: { ...fleet.inputs, verdicts, 'failed-version': 'v2', 'lock-wait': '30s', ...more },
      });
    await play({ ...fleet, rollBack });
  });
}

/** Verdict `not-needed`, green, and nothing in the summary that looks like a failure. */
function expectNotNeeded(run) {
  assert.deepEqual([run.code, run.outputs.verdict], [0, 'not-needed'], run.log);
  assert.match(run.summary, /No rollback needed/);
  assert.doesNotMatch(run.summary, /failed/);
}

/** v2 of the first run, whole and not marked bad. */
function expectRelease(sites, version = 'v2') {
  expectSites(sites, [version, version]);
  for (const { host } of sites) assert.equal(existsSync(join(host.folder, '.deploy', 'bad', version)), false);
}

describe('two runs of one commit', { concurrency: 2 }, () => {
  it(
    'at once: the second one is not deployed, and takes nothing of the first one back, neither during nor after',
    limits,
    () =>
      withShop(async ({ deploy, rollBack, sites }) => {
        const go = join(sites[1].host.folder, 'shared', 'go');
        const activate = 'while [ ! -f "$DEPLOY_PATH/shared/go" ]; do sleep 0.1; done';
        writeFileSync(join(sites[0].host.folder, 'shared', 'go'), '');
        let second;
        let during;
        const meanwhile = when(': current is v2', async () => {
          second = await deploy('v2', { activate }, ofRun(3));
          during = await Promise.all([
            rollBack('deploy=not-deployed', ofRun(3)),
            rollBack('deploy=failed', ofRun(3), { 'lock-wait': '1s' }),
          ]);
          writeFileSync(go, '');
        });
        const first = await deploy('v2', { activate }, { ...ofRun(2), onLog: meanwhile.onLog });
        await meanwhile.done();
        expectResult(first, 'deployed', undefined);
        expectResult(second, 'not-deployed', 'LOCKED');
        for (const run of during) expectNotNeeded(run);
        for (const verdicts of ['deploy=not-deployed', 'deploy=failed', 'deploy=not-deployed\ngate=unhealthy']) {
          expectNotNeeded(await rollBack(verdicts, ofRun(3)));
        }
        expectRelease(sites);
        for (const site of sites) assert.equal(site.state('v2'), 'good');
      }),
  );

  it(
    'a re-run, another job and the workflow behind it take back what the run brought live; no other run does',
    limits,
    () =>
      withShop(async ({ deploy, rollBack, act, sites }) => {
        const live = async () =>
          expectResult(await deploy('v2', { 'allow-bad': 'true' }, ofRun(2)), 'deployed', undefined);
        await live();
        expectResult(await act({ operation: 'confirm', version: 'v2' }, ofRun(5)), 'confirmed', undefined);
        expectNotNeeded(await rollBack('gate=unhealthy', ofRun(5)));
        expectNotNeeded(await rollBack('gate=unhealthy', ofRun(6), { 'deploy-run-id': '7' }));
        expectRelease(sites);
        const again = await deploy('v2', {}, ofRun(2, 2));
        expectResult(again, 'unchanged', undefined);
        for (const [run, more] of [
          [ofRun(2, 2), {}],
          [{ env: { ...ofRun(2).env, GITHUB_JOB: 'deploy-eu' } }, {}],
          [ofRun(6), { 'deploy-run-id': '2' }],
        ]) {
          const back = await rollBack('gate=unhealthy', run, more);
          assert.equal(back.outputs.verdict, 'rolled-back', back.log);
          expectSites(sites, ['v1', 'v1']);
          await live();
        }
      }),
  );

  it('what is not confirmed yet is taken back by a gate of any run, and by no deploy of another one', limits, () =>
    withShop(async ({ deploy, rollBack, sites }) => {
      expectResult(await deploy('v2', { confirm: 'later' }, ofRun(2)), 'deployed', undefined);
      expectNotNeeded(await rollBack('deploy=failed', ofRun(3)));
      expectRelease(sites);
      const back = await rollBack('gate=unhealthy', ofRun(3));
      assert.equal(back.outputs.verdict, 'rolled-back', back.log);
      expectSites(sites, ['v1', 'v1']);
    }),
  );
});
