import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyPair, startHost } from '../../support/host/index.mjs';
import { findTool } from '../../support/host/prerequisites.mjs';
import { runBundle } from '../bundle.mjs';
import { siteOf } from '../site.mjs';

/** A real sshd, alone, and the inputs with which ssh-deploy reaches it. `sizeMiB`: its disk; `shell`: its sh. */
async function withHost({ sizeMiB, shell = '' }, play) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-host-'));
  const files = join(folder, 'host', 'files');
  mkdirSync(files, { recursive: true });
  if (sizeMiB) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'none', files]);
  const key = keyPair(join(folder, 'key'));
  const host = await startHost({ name: 'web1', folder: join(folder, 'host'), publicKey: key.publicKey, shell });
  const inputs = {
    hosts: host.address,
    'known-hosts': host.knownHosts,
    'private-key': key.privateKey,
    path: host.deployPath,
  };
  const act = (more, how = {}) =>
    runBundle('ssh-deploy', join(folder, 'jobs'), { ...how, inputs: { ...inputs, ...more } });
  const deploy = (version, more = {}, how = {}) => act({ version, source: payload(folder, version), ...more }, how);
  try {
    await play({
      deploy,
      act,
      payload: (version, bytes) => payload(folder, version, bytes),
      site: siteOf(host, ''),
      host,
    });
  } finally {
    await host.stop();
    if (sizeMiB) execFileSync('umount', [files]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function payload(folder, version, bytes = 10) {
  const source = mkdtempSync(join(folder, 'payload-'));
  writeFileSync(join(source, 'version'), version);
  writeFileSync(join(source, 'content'), randomBytes(bytes));
  return source;
}

function expectWhole(site, version) {
  assert.equal(site.live(), version, 'the live release');
  assert.equal(site.isLocked(), false, 'no lock is left');
  assert.deepEqual(
    readdirSync(join(site.host.folder, '.deploy', 'tmp')).filter((name) => /^upload/.test(name)),
    [],
  );
}

/** Calls `work` once, as soon as the log has said `words`. */
function when(words, work) {
  let isDone = false;
  return (log, child) => {
    if (isDone || !log.includes(words)) return;
    isDone = true;
    work(child);
  };
}

const shells = { dash: '', busybox: findTool('busybox') };

for (const [name, shell] of Object.entries(shells)) {
  test(`a disk that is full is found before anything goes live, with ${name}`, { timeout: 120_000 }, async () => {
    await withHost({ sizeMiB: 3, shell }, async ({ deploy, payload, site }) => {
      assert.equal((await deploy('v1')).code, 0);
      const full = await deploy('v2', { source: payload('v2', 6 * 1024 * 1024) });
      assert.match(full.log, /^::error title=DISK_FULL::/m);
      assert.equal(full.outputs.verdict, 'not-deployed');
      expectWhole(site, 'v1');
      assert.equal((await deploy('v3')).outputs.verdict, 'deployed');
      expectWhole(site, 'v3');
    });
  });

  test(`a run that is cancelled in a step stops it and goes back within 7 s, with ${name}`, {
    timeout: 120_000,
  }, async () => {
    await withHost({ shell }, async ({ deploy, site }) => {
      await deploy('v1');
      let cancelledAt = Number.NaN;
      const onLog = when('it begins', (child) => {
        cancelledAt = performance.now();
        child.kill('SIGINT');
      });
      const cancelled = await deploy('v2', { activate: 'echo it begins $$; sleep 60' }, { onLog });
      assert.ok(cancelled.endedAt - cancelledAt < 7000, `it took ${cancelled.endedAt - cancelledAt} ms`);
      assert.match(cancelled.log, /^::error title=CANCELLED::/m);
      assert.equal(cancelled.outputs.verdict, 'reverted');
      assert.notEqual(cancelled.outputs['report-path'], '');
      const [, pid] = /it begins (\d+)/.exec(cancelled.log) ?? [];
      assert.throws(() => process.kill(Number(pid), 0), 'the step has ended');
      expectWhole(site, 'v1');
    });
  });

  test(`a runner that is killed in a step leaves a whole host, and the post step frees it, with ${name}`, {
    timeout: 120_000,
  }, async () => {
    await withHost({ shell }, async ({ deploy, act, payload, site }) => {
      await deploy('v1');
      const onLog = when('it begins', (child) => child.kill('SIGKILL'));
      const source = payload('v2');
      const dead = await deploy('v2', { source, activate: 'echo it begins; sleep 60' }, { onLog });
      assert.equal(dead.code, null, 'it was killed');
      assert.equal(site.live(), 'v2');
      assert.match((await deploy('v3')).log, /^::error title=LOCKED::.*ssh-deploy deploy/m);
      const post = await act({ version: 'v2', source }, { state: dead.state });
      assert.equal(post.code, 0);
      assert.equal(site.isLocked(), false);
      assert.equal((await deploy('v3')).outputs.verdict, 'deployed');
      expectWhole(site, 'v3');
      // What nobody has proven is no way back.
      assert.equal((await act({ operation: 'rollback' })).outputs.verdict, 'rolled-back');
      expectWhole(site, 'v1');
    });
  });
}
