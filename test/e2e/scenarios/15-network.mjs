import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, when, withFleet } from '../fleet.mjs';
import { startNetwork } from '../network.mjs';

const limits = { timeout: 240_000 };
const OUTAGE_MS = 30_000;
/** It makes a switch last. */
const SLOW_DISK = { [findTool('sync')]: '#!/bin/sh\nexec sleep 2\n' };
const MIB = 1024 * 1024;

/** A host behind a network that will fail, on v1 already. */
async function withNetwork(kind, play) {
  await withFleet([kind], async (fleet) => {
    const [host] = fleet.hosts;
    const network = await startNetwork(host.port);
    const through = {
      hosts: `root@127.0.0.1:${network.port}`,
      'known-hosts': host.knownHosts.replace(String(host.port), String(network.port)),
    };
    const deploy = (version, more = {}, how = {}) =>
      fleet.deploy(version, { ...through, ...more }, { limitMs: 200_000, ...how });
    try {
      expectResult(await deploy('v1'), 'deployed', undefined);
      await play({ ...fleet, host, network, deploy });
    } finally {
      network.stop();
    }
  });
}

/** Away for half a minute, from now on. */
async function outage(network, how) {
  network.fail(how);
  await sleep(OUTAGE_MS);
  network.heal();
}

function largePayload(payload, version) {
  const source = payload(version);
  writeFileSync(join(source, 'content'), randomBytes(24 * MIB));
  return source;
}

function expectPayload({ folder }, version, source) {
  const live = readFileSync(join(folder, 'current', 'content'));
  assert.ok(live.equals(readFileSync(join(source, 'content'))), `${version} is whole`);
}

const HOW = { silent: 'is silent for 30 s and then goes on', lossy: 'loses everything of 30 s, and its flows with it' };
const TICKS = Array.from({ length: 60 }, (_, n) => `tick ${n + 1}`);
const COUNTING =
  'n=0; while [ $n -lt 60 ]; do n=$((n + 1)); echo "tick $n"; sleep 0.25; done; echo run >>../../shared/runs';

const stepLines = ({ outputs }) =>
  readFileSync(outputs['log-path'], 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' | ')[1]);

describe('a real network', { concurrency: 12 }, () => {
  for (const [how, words] of Object.entries(HOW)) {
    it(`that ${words} in the middle of a step: the step is heard to its end`, limits, () =>
      withNetwork({}, async ({ deploy, network, sites, host }) => {
        const cut = when('tick 5\n', () => outage(network, how));
        const run = await deploy('v2', { activate: COUNTING }, { onLog: cut.onLog });
        await cut.done();
        expectResult(run, 'deployed', undefined);
        assert.deepEqual(stepLines(run), TICKS);
        assert.equal(readFileSync(join(host.folder, 'shared', 'runs'), 'utf8'), 'run\n', 'it ran once');
        expectSites(sites, ['v2']);
      }),
    );

    it(`that ${words} in the middle of an upload: all of it arrives`, limits, () =>
      withNetwork({}, async ({ deploy, network, sites, host, payload }) => {
        const source = largePayload(payload, 'v2');
        let away;
        network.afterBytes(6 * MIB, () => {
          away = outage(network, how);
        });
        expectResult(await deploy('v2', { source }), 'deployed', undefined);
        assert.ok(away, 'it was away');
        await away;
        expectPayload(host, 'v2', source);
        expectSites(sites, ['v2']);
      }),
    );

    it(`that ${words} in the middle of a switch: it is switched once`, limits, () =>
      withNetwork({ files: SLOW_DISK }, async ({ deploy, network, sites, host }) => {
        const ended = deploy('v2', { activate: 'echo run >>../../shared/runs' });
        const journal = () => readFileSync(join(host.folder, '.deploy', 'journal'), 'utf8');
        for (let looks = 0; looks < 3000 && !journal().includes('begin switch v2 deploy'); looks++) await sleep(10);
        assert.doesNotMatch(journal(), /end switch v2/);
        await outage(network, how);
        expectResult(await ended, 'deployed', undefined);
        assert.equal(journal().match(/begin switch v2/g)?.length, 1);
        const [site] = sites;
        assert.equal(site.history().filter(({ event, release }) => event === 'deploy' && release === 'v2').length, 1);
        assert.equal(readFileSync(join(host.folder, 'shared', 'runs'), 'utf8'), 'run\n', 'the step ran once');
        expectSites(sites, ['v2']);
      }),
    );
  }

  it('that forgets idle flows does not forget a deploy in a long silent step', limits, () =>
    withNetwork({}, async ({ deploy, network, sites }) => {
      network.forgetIdle(40_000);
      const run = await deploy('v2', { activate: 'echo before; sleep 60; echo after' });
      expectResult(run, 'deployed', undefined);
      assert.deepEqual(stepLines(run), ['before', 'after']);
      assert.equal(network.forgotten(), 0);
      assert.doesNotMatch(run.log, /connected again/);
      expectSites(sites, ['v2']);
    }),
  );

  it('whose server is killed and started again in the middle of an upload: all of it arrives', limits, () =>
    withNetwork({ shell: findTool('busybox') }, async ({ deploy, network, sites, host, payload }) => {
      const source = largePayload(payload, 'v2');
      let back;
      network.afterBytes(6 * MIB, () => {
        back = host.cutOff().then(async () => {
          await sleep(3000);
          await host.reconnect();
        });
      });
      const run = await deploy('v2', { source });
      await back;
      expectResult(run, 'deployed', undefined);
      assert.match(run.log, /connected again/);
      expectPayload(host, 'v2', source);
      expectSites(sites, ['v2']);
      assert.ok(existsSync(join(host.folder, 'releases', 'v1')));
    }),
  );

  for (const [place, words, more] of [
    ['a step', 'it begins', { activate: 'echo it begins; sleep 300' }],
    ['the wait for a lock', 'Waiting', { 'lock-wait': '5m' }],
  ]) {
    it(`that is gone when the run is cancelled in ${place}: it ends within 7 s, and frees the path later`, limits, () =>
      withNetwork({}, async ({ deploy, act, network, sites }) => {
        const holder = place === 'a step' ? undefined : act({ version: 'v0', source: '.', activate: 'sleep 12' });
        if (holder) for (let looks = 0; looks < 200 && !sites[0].isLocked(); looks++) await sleep(50);
        let cancelledAt = Number.NaN;
        const { onLog } = when(words, async (child) => {
          network.fail('lossy');
          await sleep(1000);
          cancelledAt = performance.now();
          child.kill('SIGINT');
        });
        const run = await deploy('v2', more, { onLog });
        assert.ok(run.endedAt - cancelledAt < 7000, `it took ${run.endedAt - cancelledAt} ms:\n${run.log}`);
        assert.match(run.log, /^::error title=/m);
        assert.notEqual(run.outputs['report-path'], '');
        network.heal();
        await holder;
        // The runner runs `post:` steps even then.
        const post = await deploy('v2', more, { state: run.state });
        assert.equal(post.code, 0, post.log);
        assert.equal(sites[0].isLocked(), false, post.log);
        expectResult(await deploy('v3'), 'deployed', undefined);
        expectSites(sites, ['v3']);
      }),
    );
  }

  it(
    'that never comes back for one of two hosts: the other goes back, and the run names the one that could not',
    limits,
    () =>
      withFleet([{}, {}], async ({ deploy, inputs, hosts, sites }) => {
        const [, dying] = hosts;
        const network = await startNetwork(dying.port);
        const through = (text) => text.replaceAll(String(dying.port), String(network.port));
        const to = { hosts: through(inputs.hosts), 'known-hosts': through(inputs['known-hosts']), retries: '0' };
        try {
          expectResult(await deploy('v1', to), 'deployed', undefined);
          const label = `root@127.0.0.1:${network.port}`;
          const { onLog } = when(`${label} activate | it begins`, () => network.stop());
          const activate = 'test "$DEPLOY_OPERATION" != deploy || { echo it begins; sleep 3; }';
          const run = await deploy('v2', { ...to, activate }, { onLog, limitMs: 220_000 });
          expectResult(run, 'failed', 'ROLLBACK_FAILED');
          assert.ok(run.log.includes(`${label} COULD NOT GO BACK`), run.log);
          assert.equal(sites[0].live(), 'v1');
          assert.equal(sites[0].isLocked(), false);
          // It has an address again, and a lock of a run that is no more.
          expectResult(await deploy('v3', { 'on-failure': 'continue' }), 'deployed', 'LOCKED');
          assert.equal(sites[0].live(), 'v3');
        } finally {
          network.stop();
        }
      }),
  );
});
