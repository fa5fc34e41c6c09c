import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findTool } from '../../support/host/prerequisites.mjs';
import { runBundle } from '../bundle.mjs';
import { expectResult, expectSites, rowsOf, withFleet } from '../fleet.mjs';

/** One host of each tool: dash and GNU tools, and busybox. */
const KINDS = [{}, { shell: findTool('busybox') }];
const limits = { timeout: 180_000 };
const ACTIVATE = 'cat version >"$DEPLOY_PATH/shared/running"';

/** What Capistrano leaves: dates for names, an absolute link, and links into shared/. */
function capistrano({ folder, deployPath }) {
  const names = ['20231201120000', '20240101120000'];
  layOut(folder, names);
  mkdirSync(join(folder, 'repo'));
  for (const name of names) symlinkSync(`${deployPath}/shared/log`, join(folder, 'releases', name, 'log'));
  symlinkSync(`${deployPath}/releases/${names[1]}`, join(folder, 'current'));
  return names;
}

/** What Deployer leaves: numbers for names, and a relative link. */
function deployer({ folder }) {
  const names = ['1', '2'];
  layOut(folder, names);
  mkdirSync(join(folder, '.dep'));
  symlinkSync('releases/2', join(folder, 'current'));
  return names;
}

function layOut(folder, names) {
  mkdirSync(join(folder, 'shared', 'log'), { recursive: true });
  for (const name of names) {
    mkdirSync(join(folder, 'releases', name), { recursive: true });
    writeFileSync(join(folder, 'releases', name, 'version'), name);
  }
  writeFileSync(join(folder, 'shared', 'running'), names.at(-1));
}

const running = ({ folder }) => readFileSync(join(folder, 'shared', 'running'), 'utf8');

/** A visitor of each host who reads through `current` all the while, as the host itself sees it. */
function visit(hosts) {
  const log = hosts.map(({ own }) => join(own, 'visitor'));
  const loop =
    'while [ ! -e "$2.end" ]; do cat "$1/current/version" >/dev/null 2>>"$2" || echo lost >>"$2"; echo . >>"$2.looks"; done';
  for (const [at, { mounts, deployPath }] of hosts.entries()) {
    execFileSync('sh', [
      '-c',
      `nsenter --mount="$1" sh -c '${loop}' visitor "$2" "$3" >/dev/null 2>&1 &`,
      'sh',
      mounts,
      deployPath,
      log[at],
    ]);
  }
  return () => {
    for (const path of log) writeFileSync(`${path}.end`, '');
    for (const path of log) {
      assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : '', '', 'no read was lost');
      assert.ok(readFileSync(`${path}.looks`, 'utf8').length > 50, 'the visitor came often');
    }
  };
}

/** Both hosts as other tools have left them, and a visitor of each. */
const withOldFleet = (play) =>
  withFleet(KINDS, async (fleet) => {
    const names = [capistrano(fleet.hosts[0]), deployer(fleet.hosts[1])];
    const leave = visit(fleet.hosts);
    try {
      await play({ ...fleet, names, old: names.map((pair) => pair[1]) });
    } finally {
      leave();
    }
  });

describe('a fleet that other tools deployed to', { concurrency: 2 }, () => {
  it('is taken over without a lost read, goes back to what was live, and keeps every old folder', limits, () =>
    withOldFleet(async ({ act, deploy, folder, hosts, inputs, names, old, sites }) => {
      const status = await act({ operation: 'status' });
      expectResult(status, 'unchanged', undefined);
      assert.deepEqual(
        rowsOf(status, 'version'),
        old.map((name) => [name]),
      );
      for (const [report] of rowsOf(status, 'report')) assert.equal(report.isAdopted, true);
      assert.equal(existsSync(join(hosts[0].folder, '.deploy', 'releases')), false, 'nothing was made by asking');

      // The first deploy is bad on the second host: both are back, and both run.
      const check = 'test "$DEPLOY_HOST $(cat "$DEPLOY_PATH/shared/running")" != "$BAD v1"';
      const bad = await deploy('v1', {
        activate: ACTIVATE,
        'health-command': check,
        'health-timeout': '1s',
        env: `BAD=${hosts[1].address}`,
      });
      expectResult(bad, 'reverted', 'HEALTH_FAILED');
      expectSites(sites, old);
      assert.deepEqual(hosts.map(running), old);

      // The next one is good; a gate judges it later, and the way back leads to what passed its checks.
      const good = { activate: ACTIVATE, 'health-command': 'test -s "$DEPLOY_PATH/shared/running"' };
      const first = await deploy('v2', good);
      expectResult(first, 'deployed', undefined);
      assert.deepEqual(
        rowsOf(first, 'previousVersion'),
        old.map((name) => [name]),
      );
      expectSites(sites, ['v2', 'v2']);
      const rollback = await runBundle('auto-rollback', join(folder, 'jobs'), {
        inputs: { ...inputs, target: 'ssh', verdicts: 'gate=unhealthy', 'failed-version': 'v2' },
      });
      assert.equal(rollback.outputs.verdict, 'rolled-back', rollback.log);
      expectSites(sites, old);
      assert.deepEqual(hosts.map(running), old);

      for (const version of ['v3', 'v4', 'v5']) {
        expectResult(await deploy(version, { ...good, 'keep-releases': '1' }), 'deployed', undefined);
      }
      for (const [at, site] of sites.entries()) {
        const left = site.releases();
        for (const name of names[at]) assert.ok(left.includes(name), `${name} is one of ${left}`);
        assert.ok(!left.includes('v3'), 'our own old releases are removed');
      }
    }),
  );

  it('is red where the old version does not start again, and says what to do', limits, () =>
    withOldFleet(async ({ deploy, hosts, old, sites }) => {
      const steps = { activate: `${ACTIVATE}; test "$DEPLOY_OPERATION" = deploy`, 'after-activate': 'exit 3' };
      const failed = await deploy('v1', { ...steps, 'max-parallel': '100%' });
      expectResult(failed, 'failed', 'ROLLBACK_FAILED');
      expectSites(sites, old);
      assert.deepEqual(hosts.map(running), old);

      const bare = await deploy('v2', { 'after-activate': 'exit 3', 'max-parallel': '100%' });
      expectResult(bare, 'failed', 'ROLLBACK_FAILED');
      assert.match(bare.log, /Restart the service on the host/);
      expectSites(sites, old);
    }),
  );
});

describe('a path whose state belongs to another user', { concurrency: 2 }, () => {
  it('is an error for a second user of the group in `status`, `plan` and `unlock`', limits, () =>
    withFleet([{ isOrdinary: true }], async ({ act, hosts, payload, sites }) => {
      const [{ folder, deployPath, mounts }] = hosts;
      mkdirSync(join(folder, 'releases', 'v0'), { recursive: true });
      symlinkSync('releases/v0', join(folder, 'current'));
      for (const path of [folder, join(folder, 'releases')]) chmodSync(path, 0o755);
      // The first user is root here, who has deployed by hand; `.deploy` is closed to all others.
      execFileSync('nsenter', [`--mount=${mounts}`, 'sh', '-c', `umask 077; mkdir -p ${deployPath}/.deploy/lock`]);
      for (const operation of ['status', 'plan', 'unlock']) {
        const run = await act({ operation, version: 'v1', source: payload('v1') });
        expectResult(run, '', 'HOST_UNFIT');
        assert.match(run.log, /cannot read all of .*\.deploy.*log in as root/);
        assert.doesNotMatch(run.log, /nothing is live|not locked/);
      }
      assert.equal(sites[0].live(), 'v0');
      assert.deepEqual(readdirSync(join(folder, '.deploy')), ['lock']);
    }),
  );
});
