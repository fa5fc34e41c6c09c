import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startHaproxy } from '../daemon.mjs';
import { when } from '../fleet.mjs';
import { checksOf, withGate } from '../gate.mjs';

const limits = { timeout: 90_000 };

/** Three members behind HAProxy, of which the first is on v1. */
async function withShop(balance, play) {
  await withGate(async (stage) => {
    const members = [];
    for (const version of ['v1', 'v2', 'v2']) members.push(await stage.serve(version));
    const ports = members.map(({ port }) => port);
    const haproxy = await startHaproxy(stage.folder, ports, balance);
    stage.closing(() => haproxy.stop());
    const urls = `shop=http://127.0.0.1:${haproxy.port}/health`;
    const prove = (more = {}, how = {}) => stage.gate({ urls, 'expect-version': 'v2', instances: '3', ...more }, how);
    await play({ ...stage, members, prove });
  });
}

describe('HAProxy in front of three members', { concurrency: 2 }, () => {
  for (const balance of ['roundrobin', 'random']) {
    it(`behind ${balance} one old member is found, by name`, limits, () =>
      withShop(balance, async ({ prove }) => {
        const run = await prove();
        assert.equal(run.outputs.verdict, 'unhealthy', run.log);
        assert.equal(run.code, 1);
        assert.match(run.outputs.reason, /^shop: /);
        assert.match(run.outputs.reason, /about one instance in \d+ is (old|new)|version is v1, expected v2/);
        assert.match(run.log, /miss one old instance of 3 with a probability of 0\.07 %/);
      }),
    );

    it(`behind ${balance} three new members are healthy, as soon as the old one is replaced`, limits, () =>
      withShop(balance, async ({ prove, members }) => {
        const seen = when('version is v1', () => {
          members[0].version = 'v2';
        });
        const run = await prove({ 'start-timeout': '20s' }, seen);
        assert.equal(run.outputs.verdict, 'healthy', run.log);
        assert.ok(Number(run.outputs.attempts) >= 18, run.outputs.attempts);
        assert.deepEqual(checksOf(run, 'version', 'verdict'), { shop: { version: 'v2', verdict: 'healthy' } });
        for (const { asked } of members) assert.ok(asked > 0, 'each of them was asked');
      }),
    );
  }

  it('two good answers in a row prove nothing: without instances the old member is missed', limits, () =>
    withShop('roundrobin', async ({ prove }) => {
      const run = await prove({ instances: '1' });
      assert.equal(run.outputs.verdict, 'healthy', run.log);
    }),
  );

  it('one old member that is asked by a URL of its own needs no proof', limits, () =>
    withShop('roundrobin', async ({ gate, members }) => {
      const urls = members.map(({ port }, at) => `web-${at + 1}=http://127.0.0.1:${port}/`).join('\n');
      const run = await gate({ urls, 'expect-version': 'v2' });
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
      assert.match(run.outputs.reason, /^web-1: /);
    }),
  );
});

describe('a name with an address for each member', () => {
  it('one old member behind a name with an address for each is named by its address', limits, () =>
    withGate(async ({ gate, serve }) => {
      const first = await serve('v2', { address: '127.0.0.2' });
      const second = await serve('v1', { address: '127.0.0.3', port: first.port });
      const names = '127.0.0.2 shop.example\n127.0.0.3 shop.example\n';
      const inputs = { urls: `shop=http://shop.example:${first.port}/`, 'expect-version': 'v2', resolve: 'all' };
      const run = await gate(inputs, { names });
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
      assert.match(run.outputs.reason, /127\.0\.0\.3.*version is v1, expected v2/);
      second.version = 'v2';
      const well = await gate(inputs, { names });
      assert.equal(well.outputs.verdict, 'healthy', well.log);
      const once = second.asked;
      assert.equal(first.asked, once, 'each probe asked both');
    }),
  );
});
