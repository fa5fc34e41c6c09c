import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyPair, startHost } from '../../support/host/index.mjs';
import { runBundle } from '../bundle.mjs';
import { siteOf } from '../site.mjs';

/** A real sshd, alone, and ssh-deploy with what it needs to reach it. */
async function withHost(play) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-host-'));
  mkdirSync(join(folder, 'host', 'files'), { recursive: true });
  const key = keyPair(join(folder, 'key'));
  const host = await startHost({ name: 'web1', folder: join(folder, 'host'), publicKey: key.publicKey });
  const source = mkdtempSync(join(folder, 'payload-'));
  writeFileSync(join(source, 'index.html'), 'hello');
  const inputs = {
    hosts: host.address,
    'known-hosts': host.knownHosts,
    'private-key': key.privateKey,
    path: host.deployPath,
    source,
  };
  const deploy = (version, more, how = {}) =>
    runBundle('ssh-deploy', join(folder, 'jobs'), { ...how, inputs: { ...inputs, version, ...more } });
  try {
    await play({ deploy, host, site: siteOf(host, '') });
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Calls `work` once, as soon as the log has said `words`; `done` resolves when that has ended. */
function when(words, work) {
  let doing;
  return {
    onLog: (log, child) => {
      if (doing === undefined && log.includes(words)) doing = work(child);
    },
    done: () => doing,
  };
}

/** Ten seconds of output, long enough to lose the server and find it again. */
const COUNTING = 'n=0; while [ $n -lt 40 ]; do n=$((n + 1)); echo "tick $n"; sleep 0.25; done';
const TICKS = Array.from({ length: 40 }, (_, n) => `tick ${n + 1}`);

/** What the file of the log has of this step, without the prefix. */
function logged({ outputs }, step) {
  const lines = readFileSync(outputs['log-path'], 'utf8').trimEnd().split('\n');
  return lines.filter((line) => line.includes(` ${step} | `)).map((line) => line.split(' | ')[1]);
}

const restart = (host) =>
  when('tick 5\n', async () => {
    await host.cutOff();
    await sleep(4000);
    await host.reconnect();
  });

test('a server that is killed and started again in a long step: its output and its end are picked up', {
  timeout: 120_000,
}, async () => {
  await withHost(async ({ deploy, host, site }) => {
    const { onLog, done } = restart(host);
    const result = await deploy('v1', { activate: COUNTING, 'health-command': 'test -f index.html' }, { onLog });
    await done();
    assert.equal(result.outputs.verdict, 'deployed', result.log);
    assert.deepEqual(logged(result, 'activate'), TICKS);
    assert.equal(result.outputs.stdout.trimEnd().split('\n').length, 40);
    assert.match(result.log, /connected again, .* after the connection was lost/);
    assert.equal(site.isLocked(), false);
  });
});

test('a step that fails while nobody is connected has failed', { timeout: 120_000 }, async () => {
  await withHost(async ({ deploy, host, site }) => {
    await deploy('v1', {});
    const { onLog, done } = restart(host);
    const short = COUNTING.replace('40', '10');
    const result = await deploy('v2', { activate: `${short}; exit 7` }, { onLog });
    await done();
    assert.equal(result.outputs.verdict, 'reverted', result.log);
    assert.equal(result.outputs['exit-code'], '7');
    assert.deepEqual(logged(result, 'activate'), TICKS.slice(0, 10));
    assert.equal(site.live(), 'v1');
    assert.equal(site.isLocked(), false);
  });
});

test('a process in the background neither holds up a step nor is ended with it', { timeout: 60_000 }, async () => {
  await withHost(async ({ deploy }) => {
    const from = performance.now();
    const result = await deploy('v1', { activate: 'sleep 300 & echo started $!' });
    assert.equal(result.outputs.verdict, 'deployed', result.log);
    assert.ok(performance.now() - from < 30_000, 'the deploy waits for nobody');
    const [, pid] = /started (\d+)/.exec(result.log) ?? [];
    // It is there, and may be ended: by us, who told a step to start it.
    process.kill(Number(pid), 'SIGKILL');
  });
});
