import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { keyPair } from '../../support/host/index.mjs';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, withFleet } from '../fleet.mjs';
import { startAgent } from '../ssh-agent.mjs';

const limits = { timeout: 60_000 };
const PASSWORD = 'correct horse $battery "staple';

function hashOf(password) {
  return execFileSync(findTool('busybox'), ['mkpasswd', '-m', 'sha512', '-P', '0'], {
    input: `${password}\n`,
    encoding: 'utf8',
  }).trim();
}

const PAM = 'auth required pam_unix.so\naccount required pam_permit.so\nsession required pam_permit.so\n';

/** A host that takes no key, but root's password. */
const asking = (...settings) => ({
  files: { '/etc/shadow': `root:${hashOf(PASSWORD)}:20000:0:99999:7:::\n`, '/etc/pam.d/sshd': PAM },
  settings: ['PermitRootLogin yes', 'PubkeyAuthentication no', ...settings],
});

const KINDS = {
  'a password': asking('PasswordAuthentication yes'),
  "the answer to PAM's question": asking('UsePAM yes', 'KbdInteractiveAuthentication yes'),
};

/** Hashed by ssh-keygen itself, as in a known_hosts file of Debian. */
function hashed(folder, knownHosts) {
  const file = join(folder, 'known_hosts');
  writeFileSync(file, `${knownHosts}\n`);
  execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'pipe' });
  const text = readFileSync(file, 'utf8');
  assert.ok(!text.includes('127.0.0.1'), 'no name can be read');
  return text;
}

/** PAM with account modules of its own, which sshd asks also after a key was accepted. */
const account = (shadow, ...modules) => ({
  files: {
    '/etc/shadow': `root:${hashOf(PASSWORD)}:${shadow}\n`,
    '/etc/pam.d/sshd': ['auth required pam_unix.so', ...modules, 'session required pam_permit.so', ''].join('\n'),
  },
  settings: ['PermitRootLogin yes', 'UsePAM yes', 'KbdInteractiveAuthentication yes'],
});

/** Logins that the server ends, and what the run must show of its reason. pam_nologin itself always lets root in. */
const CLOSED = {
  'of an expired account': [account('20000:0:99999:7::1:', 'account required pam_unix.so'), /account has expired/],
  'while logins are closed': [
    account(
      '20000:0:99999:7:::',
      'account optional pam_echo.so Maintenance until 18:00.',
      'account required pam_deny.so',
    ),
    /Maintenance until 18:00/,
  ],
};

describe('a real login', { concurrency: 3 }, () => {
  for (const [how, kind] of Object.entries(KINDS)) {
    it(`with ${how} deploys; a wrong one is refused at once, and neither is printed`, limits, () =>
      withFleet([kind], async ({ deploy, sites, hosts }) => {
        expectResult(await deploy('v1', { 'private-key': '', password: PASSWORD }), 'deployed', undefined);
        expectSites(sites, ['v1']);
        const wrong = await deploy('v2', { 'private-key': '', password: 'not it at all' });
        expectResult(wrong, 'not-deployed', 'AUTH_FAILED');
        for (const secret of [PASSWORD, 'not it at all']) {
          assert.ok(!wrong.log.replace(/^::add-mask::.*$/gm, '').includes(secret));
        }
        const refusals = hosts[0].log().match(/^Failed \S+ for root/gm) ?? [];
        assert.ok(refusals.length <= 1, hosts[0].log());
        expectSites(sites, ['v1']);
      }),
    );
  }

  for (const [what, [kind, shown]] of Object.entries(CLOSED)) {
    it(`${what} shows the server's own words`, limits, () =>
      withFleet([kind], async ({ deploy, sites }) => {
        const refused = await deploy('v1', { retries: 0 });
        assert.match(refused.log, shown);
        assert.equal(sites[0].live(), undefined);
      }),
    );
  }

  it('whose password has expired says so', limits, () =>
    withFleet([account('0:0:99999:7:::', 'account required pam_unix.so')], async ({ deploy, sites }) => {
      const refused = await deploy('v1', { 'private-key': '', password: PASSWORD, retries: 0 });
      assert.match(refused.log, /required to change your password/);
      assert.match(refused.log, /password may have expired/);
      assert.equal(sites[0].live(), undefined);
    }),
  );

  it('at servers that allow one session at a time deploys, and the commands queue', limits, () =>
    withFleet([{ settings: ['MaxSessions 1'] }, { settings: ['MaxSessions 1'] }], async ({ deploy, sites }) => {
      expectResult(await deploy('v1'), 'deployed', undefined);
      expectResult(await deploy('v2'), 'deployed', undefined);
      expectSites(sites, ['v2', 'v2']);
    }),
  );

  it("with a key of the job's agent deploys; without the right one it says what was offered", limits, () =>
    withFleet([{}, {}], async ({ deploy, sites, key, folder }) => {
      const other = keyPair(join(folder, 'other'));
      const agent = await startAgent(join(folder, 'agent'), [other.path, key.path]);
      const stranger = await startAgent(join(folder, 'stranger'), [other.path]);
      try {
        expectResult(await deploy('v1', { 'private-key': '' }, { env: agent.env }), 'deployed', undefined);
        expectSites(sites, ['v1', 'v1']);
        expectResult(await deploy('v2', { 'private-key': '' }, { env: stranger.env }), 'not-deployed', 'AUTH_FAILED');
        expectSites(sites, ['v1', 'v1']);
      } finally {
        agent.stop();
        stranger.stop();
      }
    }),
  );

  it('through two jump hosts, all known by hashed names, deploys; each makes one login', limits, () =>
    withFleet([{}, {}, {}, {}], async ({ act, payload, inputs, sites, hosts, folder }) => {
      const [first, second, ...targets] = hosts;
      const reached = {
        version: 'v1',
        source: payload('v1'),
        'jump-hosts': `${first.address}\n${second.address}`,
        hosts: targets.map(({ address }) => address).join('\n'),
      };
      const known = hashed(folder, inputs['known-hosts']);
      expectResult(await act({ ...reached, 'known-hosts': known }), 'deployed', undefined);
      expectSites(sites.slice(2), ['v1', 'v1']);
      for (const { log } of [first, second]) assert.equal(log().match(/Accepted publickey/g)?.length, 1, log());
      assert.equal(sites[0].live(), undefined);

      // One on the way whose name is not known is not gone through.
      const lines = hashed(folder, [first, ...targets].map(({ knownHosts }) => knownHosts).join('\n'));
      expectResult(await act({ ...reached, version: 'v2', 'known-hosts': lines }), 'not-deployed', 'HOST_KEY_UNKNOWN');
      expectSites(sites.slice(2), ['v1', 'v1']);
    }),
  );

  it('at hosts that one authority vouches for deploys; at others it is not even tried', limits, async () => {
    const keys = mkdtempSync(join(tmpdir(), 'e2e-authority-'));
    const [authority, other] = ['authority', 'other'].map((name) => keyPair(join(keys, name)));
    await withFleet(
      [{ authority: authority.path }, { authority: authority.path }],
      async ({ deploy, sites, hosts }) => {
        const line = ({ publicKey }) => `@cert-authority [127.0.0.1]:* ${publicKey}`;
        expectResult(await deploy('v1', { 'known-hosts': line(authority) }), 'deployed', undefined);
        expectSites(sites, ['v1', 'v1']);
        const logins = hosts.map(({ log }) => log().match(/Accepted/g)?.length);
        const refused = await deploy('v2', { 'known-hosts': line(other) });
        assert.equal(refused.outputs.verdict, 'not-deployed');
        assert.match(refused.log, /^::error title=HOST_(CERTIFICATE|KEY_UNKNOWN|KEY_MISMATCH)::/m);
        assert.deepEqual(
          hosts.map(({ log }) => log().match(/Accepted/g)?.length),
          logins,
        );
        expectSites(sites, ['v1', 'v1']);
      },
    );
    rmSync(keys, { recursive: true });
  });
});
