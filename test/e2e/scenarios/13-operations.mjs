import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, rowsOf, when, withFleet } from '../fleet.mjs';

const KINDS = [{}, { shell: findTool('busybox') }];
const limits = { timeout: 120_000 };

/** What a step noted in shared/, on each host. */
const notes = (sites, name) =>
  sites.map(({ host }) => {
    const file = join(host.folder, 'shared', name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  });

/** A deploy of v2 whose step waits on both hosts; `ended` is what becomes of it. */
async function underWay({ deploy, sites }, more = {}) {
  const activate = 'test "$DEPLOY_VERSION" != v2 || { echo begun; sleep 300; }';
  const { promise: begun, resolve } = Promise.withResolvers();
  const onLog = (log) => log.match(/activate \| begun/g)?.length === sites.length && resolve();
  const ended = deploy('v2', { activate, 'max-parallel': '100%', ...more }, { onLog });
  await Promise.race([begun, ended]);
  return { ended };
}

describe('operations on real hosts', { concurrency: 3 }, () => {
  it('`status` tells of each host what is live, who holds the lock and what runs, and takes no lock', limits, () =>
    withFleet(KINDS, async (fleet) => {
      const { deploy, act, sites } = fleet;
      await deploy('v1');
      const { ended } = await underWay(fleet, {});
      const run = await act({ operation: 'status' });
      expectResult(run, 'unchanged', undefined);
      for (const [version, report] of rowsOf(run, 'version', 'report')) {
        assert.equal(version, 'v2');
        assert.match(report.lock, /ssh-deploy deploy/);
        assert.deepEqual(report.steps, ['activate of v2']);
        assert.equal(report.isProven, false);
        assert.equal(report.rollbackVersion, 'v1');
        assert.ok(report.freeBytes > 1e6);
      }
      // A lock is not broken from under a step that runs.
      const refused = await act({ operation: 'unlock' });
      expectResult(refused, '', 'LOCKED');
      assert.match(refused.log, /activate of v2/);

      // The service is not what it was, and the one who began it is told whom to ask.
      const aborted = await act({ operation: 'abort' }, { env: { GITHUB_ACTOR: 'grace' } });
      const lost = await ended;
      assert.notEqual(lost.outputs.verdict, 'deployed');
      // A run whose step was stopped may be back by itself, on any of its hosts, before its lock there is broken.
      if (lost.outputs.verdict === 'reverted') {
        expectResult(
          aborted,
          rowsOf(aborted, 'verdict').flat().includes('rolled-back') ? 'rolled-back' : 'unchanged',
          undefined,
        );
      } else {
        expectResult(aborted, 'rolled-back', undefined);
        assert.match(lost.log, /^::error title=LOCK_LOST::/m);
        assert.match(lost.log, /(broken by|now belongs to) grace \(ssh-deploy abort/);
      }
      expectSites(sites, ['v1', 'v1']);
      expectResult(await deploy('v3'), 'deployed', undefined);
      expectSites(sites, ['v3', 'v3']);
    }),
  );

  it('`plan` names every file that a deploy would change, and changes nothing', limits, () =>
    withFleet(KINDS, async ({ deploy, act, payload, sites }) => {
      const first = payload('v1');
      for (const name of ['stays', 'changes', 'goes']) writeFileSync(join(first, name), name);
      await deploy('v1', { source: first });
      const second = payload('v1');
      for (const name of ['stays', 'comes']) writeFileSync(join(second, name), name);
      writeFileSync(join(second, 'changes'), 'changed');
      const before = sites.map((site) => site.history().length);
      for (const more of [{ operation: 'plan' }, { 'dry-run': 'true' }]) {
        const run = await act({ version: 'v2', source: second, activate: 'sudo restart-it', ...more });
        expectResult(run, 'planned', undefined);
        for (const words of [/\+.*comes/, /~.*changes/, /-.*goes/, /sudo restart-it/]) assert.match(run.log, words);
        assert.doesNotMatch(run.log, /[+~-] .*stays/);
        expectSites(sites, ['v1', 'v1']);
        assert.deepEqual(
          sites.map((site) => [site.history().length, site.releases()]),
          before.map((count) => [count, ['v1']]),
        );
      }
    }),
  );

  it('`unlock` frees what a run left that was killed, and a deploy works without waiting', limits, () =>
    withFleet(KINDS, async ({ deploy, act, sites }) => {
      await deploy('v1');
      const { onLog } = when('it begins', (child) => child.kill('SIGKILL'));
      await deploy('v2', { activate: 'echo it begins; sleep 2' }, { onLog });
      expectResult(await deploy('v3'), 'not-deployed', 'LOCKED');
      await sleep(3000);
      const run = await act({ operation: 'unlock' });
      expectResult(run, 'unchanged', undefined);
      for (const site of sites) assert.equal(site.isLocked(), false);
      assert.equal(sites[0].history().at(-1).event, 'unlocked');
      expectResult(await deploy('v3'), 'deployed', undefined);
      expectSites(sites, ['v3', 'v3']);
    }),
  );

  it('another workflow goes back, and forth by name, with the steps and env that each release recorded', limits, () =>
    withFleet(KINDS, async ({ deploy, act, sites }) => {
      const activate = 'echo "$DEPLOY_OPERATION $DEPLOY_VERSION $COLOUR" >>"$DEPLOY_PATH/shared/done"';
      for (const [version, COLOUR] of Object.entries({ v1: 'red', v2: 'green', v3: 'blue' })) {
        const steps = { activate, env: `COLOUR=${COLOUR}`, confirm: 'later' };
        expectResult(await deploy(version, steps), 'deployed', undefined);
        // What nobody confirmed is no way back.
        if (version !== 'v2') expectResult(await act({ operation: 'confirm', version }), 'confirmed', undefined);
      }
      expectResult(await act({ operation: 'confirm', version: 'v2' }), 'not-confirmed', 'NOT_LIVE');

      expectResult(await act({ operation: 'rollback', 'mark-bad': 'true' }), 'rolled-back', undefined);
      expectSites(sites, ['v1', 'v1']);
      expectResult(await act({ operation: 'rollback', 'to-version': 'v2' }), 'rolled-back', undefined);
      expectSites(sites, ['v2', 'v2']);
      for (const text of notes(sites, 'done')) {
        assert.deepEqual(text.split('\n').slice(3), ['rollback v1 red', 'rollback v2 green']);
      }
      expectResult(await deploy('v3'), 'not-deployed', 'BAD_RELEASE');
      expectResult(await act({ operation: 'rollback', 'to-version': 'v9' }), 'refused', 'NO_PREVIOUS_RELEASE');
      expectSites(sites, ['v2', 'v2']);
    }),
  );

  it('a migration runs once per fleet and is undone once, if a rollback requests it', limits, () =>
    withFleet(KINDS, async ({ deploy, act, sites }) => {
      const step = (name) => `echo "${name} $DEPLOY_VERSION" >>"$DEPLOY_PATH/shared/data"`;
      const migration = { migrate: step('up'), 'migrate-down': step('down') };
      await deploy('v1');
      await deploy('v2', migration);
      assert.deepEqual(notes(sites, 'data'), ['up v2', '']);
      expectResult(await act({ operation: 'rollback', 'run-migrate-down': 'true' }), 'rolled-back', undefined);
      expectSites(sites, ['v1', 'v1']);
      assert.deepEqual(notes(sites, 'data'), ['up v2\ndown v2', '']);

      const failed = await deploy('v3', { migrate: 'echo no; exit 3' });
      expectResult(failed, 'not-deployed', 'COMMAND_FAILED');
      assert.equal(failed.outputs['exit-code'], '3');
      expectSites(sites, ['v1', 'v1']);
    }),
  );

  it('no way leads back across what is irreversible, unless the user vouches for the old code', limits, () =>
    withFleet(KINDS, async ({ deploy, act, sites }) => {
      await deploy('v1');
      const ill = await deploy('v2', {
        migrate: 'true',
        irreversible: 'true',
        activate: 'exit 5',
        'max-parallel': '2',
      });
      assert.equal(ill.outputs.verdict, 'failed', ill.log);
      assert.match(ill.log, /NO HOST WENT BACK/);
      expectSites(sites, ['v2', 'v2']);
      expectResult(await act({ operation: 'rollback' }), 'refused', 'IRREVERSIBLE');
      expectSites(sites, ['v2', 'v2']);
      const vouched = { operation: 'rollback', 'allow-after-migration': 'true' };
      expectResult(await act(vouched), 'rolled-back', undefined);
      expectSites(sites, ['v1', 'v1']);
    }),
  );

  it('a host that was never deployed to is told of as it is, and nothing is made there by asking', limits, () =>
    withFleet(KINDS, async ({ act, payload, sites }) => {
      const asked = { version: 'v1', source: payload('v1') };
      expectResult(await act({ operation: 'status' }), 'unchanged', undefined);
      expectResult(await act({ ...asked, operation: 'plan' }), 'planned', undefined);
      expectResult(await act({ operation: 'unlock' }), 'unchanged', undefined);
      for (const more of [{ operation: 'rollback' }, { operation: 'abort' }]) {
        assert.equal((await act({ ...more, 'dry-run': 'true' })).outputs.verdict, 'planned');
      }
      for (const { host } of sites) {
        assert.deepEqual(
          readdirSync(host.folder).filter((name) => name !== '.deploy'),
          [],
        );
        const own = join(host.folder, '.deploy');
        const made = existsSync(own) ? readdirSync(own).filter((name) => !name.startsWith('program-')) : [];
        assert.deepEqual(made, [], 'nothing but the program that was asked');
      }
      expectResult(await act({ operation: 'rollback' }), 'refused', 'NO_PREVIOUS_RELEASE');
      expectResult(await act({ operation: 'confirm', version: 'v1' }), 'not-confirmed', 'NOT_LIVE');
      expectResult(await act({ operation: 'abort' }), 'unchanged', undefined);
      expectResult(await act(asked), 'deployed', undefined);
      expectSites(sites, ['v1', 'v1']);
    }),
  );
});
