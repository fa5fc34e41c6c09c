import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { keyPair } from '../../support/host/index.mjs';
import { when, withFleet } from '../fleet.mjs';
import { checksOf, withGate } from '../gate.mjs';
import { privateLoopback } from '../private-loopback.mjs';

const limits = { timeout: 90_000 };
const PORT = 8080;
const URLS = `app=http://127.0.0.1:${PORT}/health`;

/** Hosts with an sshd, and on the same port of each one's own loopback device a service of these versions. */
async function withHosts(versions, play, kinds = versions.map(() => ({}))) {
  await withGate((stage) =>
    withFleet(kinds, async ({ hosts, key, folder }) => {
      const own = [];
      const kills = [];
      try {
        for (const [at, host] of hosts.entries()) {
          own[at] = await privateLoopback(host);
          kills[at] = await own[at].serve(PORT, versions[at]);
          writeFileSync(join(host.folder, 'version'), versions[at]);
        }
        const lines = (member) => own.map((each) => each[member]).join('\n');
        const ssh = { hosts: lines('address'), 'known-hosts': lines('knownHosts'), 'private-key': key.privateKey };
        const gate = (inputs, how) => stage.gate({ timeout: '5s', 'start-timeout': '8s', ...ssh, ...inputs }, how);
        await play({ gate, own, kills, hosts, folder, names: own.map(({ name }) => name) });
      } finally {
        for (const kill of kills) kill();
        for (const each of own) each.stop();
      }
    }),
  );
}

const proof = { urls: URLS, via: 'ssh', 'expect-version': 'v2' };

describe('hosts that ask their own loopback device', { concurrency: 2 }, () => {
  it('the one that is still on the old version is named', limits, () =>
    withHosts(['v2', 'v1'], async ({ gate, names: [good, bad] }) => {
      const run = await gate(proof);
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
      assert.ok(run.outputs.reason.startsWith(`app@${bad}: `), run.outputs.reason);
      assert.deepEqual(checksOf(run, 'host', 'verdict', 'version'), {
        [`app@${good}`]: { host: good, verdict: 'healthy', version: 'v2' },
        [`app@${bad}`]: { host: bad, verdict: 'unhealthy', version: 'v1' },
      });
    }),
  );

  it('one of two is enough where the quorum says so', limits, () =>
    withHosts(['v2', 'v1'], async ({ gate }) => {
      const run = await gate({ ...proof, quorum: '1', soak: '1s' });
      assert.equal(run.outputs.verdict, 'healthy', run.log);
      assert.match(run.outputs.reason, /1 of 2 hosts healthy/);
    }),
  );

  it('a service that dies in the soak on one of them is found, and so is a host that goes away', limits, () =>
    withHosts(['v2', 'v2'], async ({ gate, own, kills, names: [first, second] }) => {
      const soak = { ...proof, soak: '60s' };
      const dies = when('the soak of', () => kills[1]());
      const died = await gate(soak, dies);
      assert.equal(died.outputs.verdict, 'unhealthy', died.log);
      assert.ok(died.outputs.reason.startsWith(`app@${second}: 3 failures in a row`), died.outputs.reason);
      kills[1] = await own[1].serve(PORT, 'v2');
      const goes = when('the soak of', () => own[0].cutOff());
      const gone = await gate(soak, goes);
      assert.equal(gone.outputs.verdict, 'unhealthy', gone.log);
      assert.ok(gone.outputs.reason.startsWith(`app@${first}: `), gone.outputs.reason);
    }),
  );

  it('a command tells the version, too', limits, () =>
    withHosts(['v2', 'v1'], async ({ gate, hosts, names: [good, bad] }) => {
      const checks = `- { name: release, command: cat ${hosts[0].deployPath}/version, expect-version: v2 }`;
      const run = await gate({ checks });
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
      assert.deepEqual(checksOf(run, 'kind', 'verdict', 'version'), {
        [`release@${good}`]: { kind: 'command', verdict: 'healthy', version: 'v2' },
        [`release@${bad}`]: { kind: 'command', verdict: 'unhealthy', version: 'v1' },
      });
    }),
  );

  it('a key that is not let in, a host key that nobody knows and a ban on forwarding are inconclusive', limits, () =>
    withHosts(
      ['v2'],
      async ({ gate, folder }) => {
        const stranger = keyPair(join(folder, 'stranger'), 'stranger').privateKey;
        const cases = [
          [{ 'private-key': stranger }, /AUTH_FAILED/],
          [{ 'known-hosts': '' }, /HOST_KEY_UNKNOWN/],
          [{}, /FORWARDING_REFUSED/],
        ];
        for (const [inputs, words] of cases) {
          const run = await gate({ ...proof, 'start-timeout': '3s', ...inputs });
          assert.equal(run.outputs.verdict, 'inconclusive', run.log);
          assert.match(run.outputs.reason, words);
          const shown = run.log.replace(/^::add-mask::.*$/gm, '');
          assert.ok(!shown.includes('PRIVATE KEY-----'), 'no key is in the log');
        }
      },
      [{ settings: ['AllowTcpForwarding no'] }],
    ),
  );
});
