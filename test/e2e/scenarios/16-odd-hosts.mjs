import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, withFleet } from '../fleet.mjs';
import { shapedPayload } from '../shaped-payload.mjs';
import { treeOf } from '../tree.mjs';

/** As somebody's profile does it: text on both streams, and everything closed to others. */
const LOGIN = `#!/bin/sh
echo "Welcome to web1! {"
echo "Last login: yesterday" >&2
umask 077
exec /bin/sh "$@"
`;

const limits = { timeout: 120_000 };

/** A life of a service: first, changed, failed and gone back, rolled back; the payload has all that a tree can have. */
async function liveThrough({ act, deploy, folder, sites, hosts }, env = {}) {
  const source = shapedPayload(join(folder, 'shaped'));
  const steps = { activate: 'echo "went live: $DEPLOY_VERSION $COLOUR"', env: 'COLOUR=blue', ...env };
  const first = await deploy('v1', { source, ...steps });
  expectResult(first, 'deployed', undefined);
  assert.equal(first.outputs.stdout, 'went live: v1 blue\n');
  expectSites(sites, ['v1']);
  assert.deepEqual(treeOf(join(hosts[0].folder, 'releases', 'v1')), treeOf(source));

  writeFileSync(join(source, 'plain'), 'changed');
  expectResult(await deploy('v2', { source, ...steps }), 'deployed', undefined);
  assert.deepEqual(treeOf(`${hosts[0].folder}/current/`), treeOf(source));
  const ill = await deploy('v3', { source, 'health-command': 'exit 4', 'health-timeout': '1s' });
  expectResult(ill, 'reverted', 'HEALTH_FAILED');
  expectSites(sites, ['v2']);
  expectResult(await act({ operation: 'rollback' }), 'rolled-back', undefined);
  expectSites(sites, ['v1']);
  expectResult(await act({ operation: 'status' }), 'unchanged', undefined);
}

function codeOf(run) {
  return /^::error title=([A-Z_]+)/m.exec(run.log)?.[1];
}

describe('a real host', { concurrency: 3 }, () => {
  it('that has busybox and nothing else, and no SFTP, takes every kind of file, and goes back', limits, () =>
    withFleet([{ hasBusyboxOnly: true }], async (fleet) => {
      const { deploy, payload } = fleet;
      const looking = 'for tool in bash openssl perl python3 curl rsync; do ! command -v $tool || exit 1; done';
      const seen = await deploy('v0', { activate: `${looking}; ls -l /usr/bin/tar`, source: payload('v0') });
      expectResult(seen, 'deployed', undefined);
      assert.match(seen.outputs.stdout, /tar -> busybox/);
      await liveThrough(fleet);
    }),
  );

  it('whose login shell prints text, and sets umask 077, takes every kind of file, and goes back', limits, () =>
    withFleet([{ loginScript: LOGIN }], async (fleet) => {
      await liveThrough(fleet);
      const [{ folder }] = fleet.hosts;
      // Others may read what is served, whatever the user's umask says; but nothing of ours.
      assert.equal(statSync(join(folder, 'releases')).mode & 0o777, 0o755);
      assert.equal(statSync(join(folder, 'releases', 'v1', 'plain')).mode & 0o777, 0o644);
      assert.equal(statSync(join(folder, '.deploy')).mode & 0o777, 0o700);
      assert.equal(statSync(join(folder, '.deploy', 'releases', 'v1', 'env')).mode & 0o777, 0o600);
    }),
  );

  it('on which whoever deploys is not root takes every kind of file, and goes back', limits, () =>
    withFleet([{ isOrdinary: true, shell: findTool('busybox') }], async (fleet) => {
      await liveThrough(fleet);
      const [{ folder }] = fleet.hosts;
      assert.equal(statSync(join(folder, 'releases', 'v1', 'plain')).uid, statSync(folder).uid);
      assert.notEqual(statSync(folder).uid, 0);
      // What its owner may not change is removed with the rest all the same.
      const { deploy, sites } = fleet;
      for (const version of ['v4', 'v5']) {
        expectResult(await deploy(version, { 'keep-releases': '1' }), 'deployed', undefined);
      }
      assert.deepEqual(sites[0].releases(), ['v4', 'v5']);
    }),
  );

  it('keeps what is shared from one release to the next, and never gets what is excluded', limits, () =>
    withFleet([{ hasBusyboxOnly: true }, { isOrdinary: true }], async ({ deploy, act, payload, hosts }) => {
      const shop = (version) => {
        const source = payload(version);
        for (const folder of ['uploads', 'node_modules', 'docs']) mkdirSync(join(source, folder));
        for (const name of ['uploads/first', 'settings', 'node_modules/x', 'docs/a.log', 'docs/keep.log', 'docs/a']) {
          writeFileSync(join(source, name), version);
        }
        writeFileSync(join(source, 'uploads', 'a film'), Buffer.alloc(3_000_000, version));
        return source;
      };
      const more = { 'shared-paths': 'uploads/\nsettings\ncache/', exclude: 'node_modules\n*.log\n!keep.log' };
      expectResult(await deploy('v1', { source: shop('v1'), ...more }), 'deployed', undefined);
      const current = (folder, ...names) => join(folder, 'current', ...names);
      for (const { folder } of hosts) {
        writeFileSync(current(folder, 'uploads', 'by a visitor'), 'a photo');
        writeFileSync(current(folder, 'settings'), 'by hand');
      }
      rmSync(join(hosts[1].folder, 'shared', 'uploads'), { recursive: true });
      const source = shop('v2');
      const planned = await act({ operation: 'plan', version: 'v2', source, ...more });
      expectResult(planned, 'planned', undefined);
      assert.match(planned.log, /removed; \d+ B to send/);
      assert.match(planned.log, /\+ shared\/uploads\/a film .*\n(.*\n)*.*removed, 2 for shared\/; 2\.9 MiB to send/);
      const second = await deploy('v2', { source, ...more });
      expectResult(second, 'deployed', undefined);
      // Each host gets what it lacks, and only that.
      assert.match(second.log, /staged v2 .* files with \d+ B sent/);
      assert.match(second.log, /staged v2 .* files with 2\.9 MiB sent/);
      assert.equal(readFileSync(current(hosts[0].folder, 'uploads', 'by a visitor'), 'utf8'), 'a photo');
      assert.deepEqual(readdirSync(current(hosts[1].folder, 'uploads')).sort(), ['a film', 'first']);
      for (const { folder } of hosts) {
        assert.deepEqual(readdirSync(current(folder)).sort(), ['cache', 'docs', 'settings', 'uploads', 'version']);
        assert.deepEqual(readdirSync(current(folder, 'docs')).sort(), ['a', 'keep.log']);
        assert.equal(readFileSync(current(folder, 'settings'), 'utf8'), 'by hand');
        assert.equal(readFileSync(current(folder, 'version'), 'utf8'), 'v2');
      }
    }),
  );

  it(
    'is asked for its health through its own SSH server, or by its own wget where that forwards nothing',
    limits,
    async () => {
      let isWell = true;
      const asked = [];
      const server = createServer((request, response) => {
        asked.push(request.headers['user-agent'] ?? 'ours');
        response.writeHead(isWell ? 200 : 503).end();
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const closed = { hasBusyboxOnly: true, settings: ['AllowTcpForwarding no'] };
      const health = { 'health-url': `http://127.0.0.1:${server.address().port}/health`, 'health-timeout': '2s' };
      try {
        await withFleet([{}, closed], async ({ deploy, sites }) => {
          expectResult(await deploy('v1', health), 'deployed', undefined);
          assert.equal(asked.length, 2);
          assert.match(asked.join(' '), /Wget/);
          isWell = false;
          expectResult(await deploy('v2', health), 'failed', 'ROLLBACK_FAILED');
          isWell = true;
          expectResult(await deploy('v3', health), 'deployed', undefined);
          expectSites(sites, ['v3', 'v3']);
        });
      } finally {
        server.close();
      }
    },
  );

  it('whose start-up files take the command is named for it', limits, () =>
    withFleet([{}], async ({ deploy, act, hosts, sites }) => {
      const startUp = join(hosts[0].home, '.bashrc');
      for (const text of [
        'exit 0',
        'exit 3',
        'read -r answer',
        'cat',
        'exec sh',
        'exec >/dev/null',
        'echo hi; exit 1',
      ]) {
        writeFileSync(startUp, `${text}\n`);
        const run = await deploy('v1');
        assert.deepEqual([text, codeOf(run)], [text, 'LOGIN_SHELL'], run.log);
        assert.match(run.log, /login shell or its startup files exited, replaced the command or read its input/);
        assert.match(run.log, /~\/\.bashrc/);
        assert.doesNotMatch(run.log, /could not be released|same major version/);
        assert.equal(codeOf(await act({ operation: 'status' })), 'LOGIN_SHELL', text);
      }
      // It reads this file again, and again: nothing ever answers.
      writeFileSync(startUp, 'exec bash\n');
      const started = Date.now();
      const looping = await deploy('v1', { 'command-timeout': '12s' });
      assert.match(codeOf(looping), /LOGIN_SHELL|COMMAND_TIMEOUT/);
      assert.match(looping.log, /~\/\.bashrc/);
      assert.ok(Date.now() - started < 20_000, `ended after ${Date.now() - started} ms`);
      rmSync(startUp);
      expectResult(await deploy('v1'), 'deployed', undefined);
      expectSites(sites, ['v1']);
    }),
  );

  it('that lets no user run commands is named for it', limits, () =>
    withFleet(
      [
        { loginScript: '#!/bin/sh\nexit 1\n' },
        { settings: ['ForceCommand echo only this'] },
        { settings: ['ForceCommand cat'] },
      ],
      async ({ act, inputs, payload, hosts }) => {
        for (const { address } of hosts) {
          const run = await act({ ...inputs, hosts: address, version: 'v1', source: payload('v1') });
          assert.equal(codeOf(run), 'LOGIN_SHELL', run.log);
          assert.match(run.log, /ForceCommand/);
          assert.doesNotMatch(run.log, /could not be released/);
        }
      },
    ),
  );

  it('runs steps under the shell that they ask for, also where nothing may be executed', limits, () =>
    withFleet([{ sizeMiB: 64, isNoexec: true }], async ({ deploy, act, hosts, sites }) => {
      const { home, folder } = hosts[0];
      mkdirSync(join(home, 'tools'));
      writeFileSync(join(home, 'tools', 'only-by-profile'), '#!/bin/sh\necho found\n', { mode: 0o755 });
      writeFileSync(join(home, '.bash_profile'), 'false\nPATH=$HOME/tools:$PATH\ngreet() { echo "hello $1"; }\n');
      const bash = {
        shell: 'bash -l',
        activate: 'only-by-profile\r\nnames=(a b)\r\n[[ ${#names[@]} == 2 ]] && greet you',
      };
      const first = await deploy('v1', bash);
      expectResult(first, 'deployed', undefined);
      assert.equal(first.outputs.stdout, 'found\nhello you\n');

      const node = '#!/usr/bin/env node\nconsole.log(process.env.DEPLOY_VERSION, process.argv.length);';
      const second = await deploy('v2', { activate: node, 'health-command': '#!/bin/bash\n[[ -n $DEPLOY_VERSION ]]' });
      expectResult(second, 'deployed', undefined);
      assert.equal(second.outputs.stdout, 'v2 2\n');

      // The old release runs under its own shell again.
      const back = await act({ operation: 'rollback' });
      expectResult(back, 'rolled-back', undefined);
      assert.match(back.log, /activate \| hello you/);
      expectSites(sites, ['v1']);

      const wrong = await deploy('v3', { activate: 'source ./env' });
      assert.match(wrong.log, /bash syntax \(`source`\); steps run in sh: set `shell: bash`/);
      const missing = await deploy('v4', { activate: '#!/usr/bin/env no-such-program\nx' });
      assert.match(missing.log, /no-such-program is not on this host/);
      const unwell = await deploy('v5', {
        activate: 'echo systemctl restart shop',
        'health-command': 'echo "cannot reach the database"; exit 1',
        'health-timeout': '1s',
      });
      assert.match(unwell.log, /journalctl -u shop -n 50/);
      assert.match(unwell.summary ?? unwell.log, /cannot reach the database/);

      const flood = await deploy('v6', {
        activate: 'yes "much to say" | head -c 20000000; echo end >&2',
        'output-limit': '1MiB',
      });
      expectResult(flood, 'deployed', undefined);
      assert.match(flood.log, /\[output-limit: 1\.0 MiB of stdout were kept/);
      for (const step of readdirSync(join(folder, '.deploy', 'run'))) {
        const { size, mode } = statSync(join(folder, '.deploy', 'run', step, 'out'));
        assert.ok(size <= 1024 * 1024, `${size} bytes`);
        assert.equal(mode & 0o777, 0o600);
      }
    }),
  );
});
