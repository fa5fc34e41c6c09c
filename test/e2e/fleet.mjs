import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPair, startHost } from '../support/host/index.mjs';
import { runBundle } from './bundle.mjs';
import { siteOf } from './site.mjs';

/**
 * Real sshds, and ssh-deploy with what it needs to reach them; all is cleared away afterwards. One entry of `kinds` per
 * host: options of `startHost`, and `sizeMiB`, the size of its disk, which may be mounted noexec (`isNoexec`).
 */
export async function withFleet(kinds, play) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-fleet-'));
  // Whoever deploys need not be root, and comes through here to what is theirs.
  chmodSync(folder, 0o711);
  const closers = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const key = keyPair(join(folder, 'key'));
    const hosts = [];
    for (const [index, { sizeMiB, isNoexec = false, ...kind }] of kinds.entries()) {
      const name = `web${index + 1}`;
      const files = join(folder, name, 'files');
      mkdirSync(files, { recursive: true });
      if (sizeMiB) {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMiB}m${isNoexec ? ',noexec' : ''}`, 'none', files]);
        closers.push(() => execFileSync('umount', [files]));
      }
      const host = await startHost({ name, folder: join(folder, name), publicKey: key.publicKey, ...kind });
      closers.push(() => host.stop());
      hosts.push(host);
    }
    const inputs = {
      hosts: hosts.map(({ address }) => address).join('\n'),
      'known-hosts': hosts.map(({ knownHosts }) => knownHosts).join('\n'),
      'private-key': key.privateKey,
      path: hosts[0].deployPath,
    };
    const act = (more, how = {}) =>
      runBundle('ssh-deploy', join(folder, 'jobs'), { ...how, inputs: { ...inputs, ...more } });
    const payload = (version) => payloadIn(folder, version);
    await play({
      folder,
      key,
      hosts,
      inputs,
      sites: hosts.map((host) => siteOf(host, '')),
      act,
      payload,
      deploy: (version, more = {}, how = {}) => act({ version, source: payload(version), ...more }, how),
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function payloadIn(folder, version) {
  const source = mkdtempSync(join(folder, 'payload-'));
  writeFileSync(join(source, 'version'), version);
  return source;
}

/** What is live on each host, and that nothing of a run is left there. */
export function expectSites(sites, versions) {
  assert.deepEqual(
    sites.map((site) => site.live()),
    versions,
    'the live releases',
  );
  for (const site of sites) {
    assert.equal(site.isLocked(), false, `${site.host.name}: no lock is left`);
    const litter = readdirSync(join(site.host.folder, '.deploy', 'tmp')).filter((name) => /^upload|^gone/.test(name));
    assert.deepEqual(litter, [], `${site.host.name}: no upload is left`);
  }
}

/** Verdict and code of a run, with its log where they are others. */
export function expectResult(run, verdict, code) {
  const [, found] = /^::error title=([A-Z_]+)/m.exec(run.log) ?? [];
  assert.deepEqual([run.outputs.verdict, found], [verdict, code], run.log.replace(/^::add-mask::.*\n/gm, ''));
}

/** The rows of the output `hosts`, each with only these of its members. */
export function rowsOf(run, ...members) {
  return JSON.parse(run.outputs.hosts).map((row) => members.map((member) => row[member]));
}

/** Calls `work` once, as soon as the log has said `words`; `done` resolves when that has ended. */
export function when(words, work) {
  let doing;
  return {
    onLog: (log, child) => {
      if (doing === undefined && log.includes(words)) doing = work(child);
    },
    done: () => doing,
  };
}
