import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import '../../support/sources.mjs';
import { freePort } from '../../support/host/ports.mjs';
import { startTinyproxy } from '../daemon.mjs';
import { withGate } from '../gate.mjs';

const { makeAuthority } = await import('../../support/tls/authority.ts');

const limits = { timeout: 60_000 };
const authority = makeAuthority();
const PASSWORD = 'correct-horse-battery';
const WITH_LOGIN = [`BasicAuth runner ${PASSWORD}`];

/** Tinyproxy between the runner and one service, over http or https. */
async function withProxy({ scheme, lines = [] }, play) {
  await withGate(async (stage) => {
    const credentials = scheme === 'https' ? authority.issue() : undefined;
    const member = await stage.serve('v2', { credentials });
    const proxy = await startTinyproxy(stage.folder, typeof lines === 'function' ? lines(stage.folder) : lines);
    stage.closing(() => proxy.stop());
    const inputs = {
      urls: `shop=${scheme}://127.0.0.1:${member.port}/health`,
      'expect-version': 'v2',
      'start-timeout': '1500ms',
      ...(credentials ? { ca: authority.cert } : {}),
    };
    const by = (proxyUrl, env = {}, more = {}) =>
      stage.gate({ ...inputs, ...more }, { env: { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl, ...env } });
    await play({ ...stage, member, proxy, by, url: `http://127.0.0.1:${proxy.port}` });
  });
}

/** Tinyproxy says `Request (file descriptor N): GET http://…` or `CONNECT …` of each. */
const requests = ({ log }, port) =>
  [...log().matchAll(/Request \(.*?\): (\w+) (\S+)/g)].filter(([, , to]) => to.includes(`:${port}`));

describe('a real proxy', { concurrency: 3 }, () => {
  for (const [scheme, method] of [
    ['http', 'GET'],
    ['https', 'CONNECT'],
  ]) {
    it(`over ${scheme} it carries the questions`, limits, () =>
      withProxy({ scheme }, async ({ by, url, proxy, member }) => {
        const run = await by(url);
        assert.equal(run.outputs.verdict, 'healthy', run.log);
        const asked = requests(proxy, member.port);
        assert.ok(asked.length >= 2, proxy.log());
        for (const [, verb] of asked) assert.equal(verb, method);
      }),
    );

    it(`over ${scheme} it is left out where NO_PROXY says so`, limits, () =>
      withProxy({ scheme }, async ({ by, url, proxy, member }) => {
        const run = await by(url, { NO_PROXY: 'intern.example,127.0.0.0/8' });
        assert.equal(run.outputs.verdict, 'healthy', run.log);
        assert.ok(member.asked >= 2);
        assert.deepEqual(requests(proxy, member.port), []);
      }),
    );

    it(`over ${scheme} one that wants a login is inconclusive: nobody has asked the service`, limits, () =>
      withProxy({ scheme, lines: WITH_LOGIN }, async ({ by, url, member }) => {
        const run = await by(url);
        assert.equal(run.outputs.verdict, 'inconclusive', run.log);
        assert.equal(run.code, 1);
        assert.match(run.outputs.reason, /407/);
        assert.equal(member.asked, 0);
      }),
    );

    it(`over ${scheme} it gets its login, and nobody else sees it`, limits, () =>
      withProxy({ scheme, lines: WITH_LOGIN }, async ({ by, url, folder }) => {
        const run = await by(url.replace('//', `//runner:${PASSWORD}@`));
        assert.equal(run.outputs.verdict, 'healthy', run.log);
        const shown = run.log.replace(/^::add-mask::.*$/gm, '') + run.summary + JSON.stringify(run.outputs);
        assert.ok(!shown.includes(PASSWORD), `it is in the log of ${folder}`);
      }),
    );

    it(`over ${scheme} one that is not there is inconclusive`, limits, () =>
      withProxy({ scheme }, async ({ by, member }) => {
        const run = await by(`http://127.0.0.1:${await freePort()}`);
        assert.equal(run.outputs.verdict, 'inconclusive', run.log);
        assert.match(run.outputs.reason, /proxy/);
        assert.equal(member.asked, 0);
      }),
    );
  }

  it('one that refuses to connect there is inconclusive', limits, () => {
    const denying = (folder) => {
      const filter = join(folder, 'filter');
      writeFileSync(filter, '127.0.0.1\n');
      return [`Filter "${filter}"`];
    };
    return withProxy({ scheme: 'https', lines: denying }, async ({ by, url, member }) => {
      const run = await by(url);
      assert.equal(run.outputs.verdict, 'inconclusive', run.log);
      assert.match(run.outputs.reason, /403/);
      assert.equal(member.asked, 0);
    });
  });

  it('in front of a service that is down it makes the service unhealthy, not the runner blind', limits, () =>
    withProxy({ scheme: 'https' }, async ({ by, url, member }) => {
      await member.stop();
      const run = await by(url);
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
    }),
  );
});
