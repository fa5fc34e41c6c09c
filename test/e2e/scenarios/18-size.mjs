import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, withFleet } from '../fleet.mjs';
import { startNetwork } from '../network.mjs';
import { treeOf } from '../tree.mjs';

const limits = { timeout: 600_000 };
const how = { limitMs: 500_000 };
const MIB = 1024 * 1024;
const MANY = 100_000;

const nameOf = (n) => join(`folder ${Math.floor(n / 500)}`, `${n}.txt`);

function manyFiles(folder) {
  for (let n = 0; n < MANY; n += 500) mkdirSync(join(folder, `folder ${n / 500}`));
  for (let n = 0; n < MANY; n++) writeFileSync(join(folder, nameOf(n)), `content ${n}\n`);
}

/** Seconds, for whoever reads the log. */
async function timed(what, work) {
  const from = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

describe('a real host', { concurrency: 2 }, () => {
  it('takes 100,000 files, and of the next version only what is new; the rest is linked', limits, () =>
    withFleet([{}], async ({ payload, act, sites, hosts }) => {
      const source = payload('v1');
      manyFiles(source);
      const live = () => `${hosts[0].folder}/current/`;
      const first = await timed('100,000 files', () => act({ version: 'v1', source }, how));
      expectResult(first, 'deployed', undefined);
      assert.deepEqual(treeOf(live()), treeOf(source));

      for (let n = 0; n < MANY; n += 100) writeFileSync(join(source, nameOf(n)), `changed ${n}\n`);
      const second = await timed('1 % of them changed', () => act({ version: 'v2', source }, how));
      expectResult(second, 'deployed', undefined);
      assert.match(second.log, /1000 files with/);
      assert.deepEqual(treeOf(live()), treeOf(source));
      const linked = [1, 100].map((n) => lstatSync(join(hosts[0].folder, 'releases', 'v2', nameOf(n))).nlink);
      assert.deepEqual(linked, [2, 1]);
      expectResult(await act({ operation: 'rollback' }), 'rolled-back', undefined);
      assert.equal(readFileSync(join(live(), nameOf(0)), 'utf8'), 'content 0\n', 'an older release is as it was');
      expectSites(sites, ['v1']);
    }),
  );

  it('takes a file of 2 GiB, proven to its last byte', limits, () =>
    withFleet([{ shell: findTool('busybox') }], async ({ payload, act, sites, hosts }) => {
      const source = payload('v1');
      const file = openSync(join(source, 'large'), 'w');
      ftruncateSync(file, 2048 * MIB);
      for (const at of [0, 1024 * MIB - 1, 2048 * MIB - MIB]) writeSync(file, randomBytes(MIB), 0, MIB, at);
      closeSync(file);
      expectResult(await timed('2 GiB', () => act({ version: 'v1', source }, how)), 'deployed', undefined);
      assert.deepEqual(treeOf(`${hosts[0].folder}/current/`), treeOf(source));
      expectSites(sites, ['v1']);
    }),
  );

  it('that has no room for a version says so before it is sent, and takes a smaller one', limits, () =>
    withFleet([{ sizeMiB: 24 }], async ({ payload, act, deploy, sites }) => {
      const source = payload('v1');
      writeFileSync(join(source, 'kept'), randomBytes(8 * MIB));
      expectResult(await act({ version: 'v1', source }), 'deployed', undefined);
      writeFileSync(join(source, 'new'), randomBytes(32 * MIB));
      expectResult(await act({ version: 'v2', source }), 'not-deployed', 'DISK_FULL');
      expectSites(sites, ['v1']);
      // What is linked needs no room of its own.
      rmSync(join(source, 'new'));
      writeFileSync(join(source, 'version'), 'v3');
      expectResult(await act({ version: 'v3', source }), 'deployed', undefined);
      expectSites(sites, ['v3']);
      expectResult(await deploy('v4'), 'deployed', undefined);
    }),
  );

  for (const [name, hasBase] of Object.entries({ 'first deploy': false, 'repeated deploy': true })) {
    it(
      `whose disk is filled in the middle of the upload of a ${name} goes live with nothing and is clean`,
      limits,
      () =>
        withFleet([{ sizeMiB: 64 }], async ({ payload, act, sites, hosts: [host] }) => {
          const network = await startNetwork(host.port);
          const to = {
            hosts: `root@127.0.0.1:${network.port}`,
            'known-hosts': host.knownHosts.replace(String(host.port), String(network.port)),
          };
          try {
            const source = payload('v1');
            writeFileSync(join(source, 'kept'), randomBytes(4 * MIB));
            if (hasBase) expectResult(await act({ ...to, version: 'v1', source }), 'deployed', undefined);
            writeFileSync(join(source, 'new'), randomBytes(32 * MIB));
            const filler = join(host.folder, 'shared-log');
            network.afterBytes(8 * MIB, () => fill(filler));
            const run = await act({ ...to, version: 'v2', source });
            expectResult(run, 'not-deployed', 'DISK_FULL');
            assert.ok(statSync(filler).size > MIB, 'it was filled');
            expectSites(sites, [hasBase ? 'v1' : undefined]);
            assert.deepEqual(sites[0].releases(), hasBase ? ['v1'] : []);
            // How much of it had arrived when the disk was full is chance; how much is left is not.
            const { blocks, bfree, bsize } = statfsSync(host.folder);
            const left = (blocks - bfree) * bsize - statSync(filler).blocks * 512;
            assert.ok(left < (hasBase ? 5 : 1) * MIB, `what had arrived is gone, but for ${left} bytes`);
            rmSync(filler);

            writeFileSync(join(source, 'new'), 'small');
            expectResult(await act({ ...to, version: 'v3', source }), 'deployed', undefined);
            assert.deepEqual(treeOf(`${host.folder}/current/`), treeOf(source));
            expectSites(sites, ['v3']);
          } finally {
            network.stop();
          }
        }),
    );
  }

  it('on which someone wrote into an old release gets a new copy of the file, not a link to it', limits, () =>
    withFleet([{}, { shell: findTool('busybox') }], async ({ payload, act, sites, hosts }) => {
      const source = payload('v1');
      for (const name of ['one', 'two']) writeFileSync(join(source, name), `this is ${name}`);
      expectResult(await act({ version: 'v1', source }), 'deployed', undefined);
      for (const { folder } of hosts) {
        const path = join(folder, 'releases', 'v1', 'one');
        const { atime, mtime } = statSync(path);
        // Of the same size and time.
        writeFileSync(path, 'that is one');
        utimesSync(path, atime, mtime);
      }
      writeFileSync(join(source, 'version'), 'v2');
      expectResult(await act({ version: 'v2', source }), 'deployed', undefined);
      for (const { folder } of hosts) {
        assert.deepEqual(treeOf(`${folder}/current/`), treeOf(source));
        const links = ['one', 'two'].map((name) => statSync(join(folder, 'current', name)).nlink);
        assert.deepEqual(links, [1, 2]);
      }
      expectSites(sites, ['v2', 'v2']);
    }),
  );
});

/** An application that writes its log until there is no room left. */
function fill(path) {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(64 * 1024, 'log');
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
