import assert from 'node:assert/strict';
import '../../support/sources.mjs';
import { expectGreen, expectMessages, expectRed } from '../expectations.mjs';
import { withGate } from '../gate.mjs';
import { scenario } from '../stage.mjs';

const { makeAuthority } = await import('../../support/tls/authority.ts');

const DAY_MS = 86_400_000;
const authority = makeAuthority();

scenario('the hourly watch is green for five minutes of health, and tells of what is ill', {}, async (stage) => {
  stage.repository.commit('Open the sign-up');
  await withGate(async ({ serve }) => {
    const watch = (member, more = {}) => {
      const at = `127.0.0.1:${member.port}`;
      const vars = { WATCH_URL: `https://${at}`, WATCH_ADDRESS: at, PRIVATE_CA: authority.cert };
      return stage.run('watch.yml', { vars: { ...vars, WATCH_INTERVAL: '200ms', WATCH_SOAK: '3s', ...more } });
    };
    const shop = await serve('v2', { credentials: authority.issue() });
    const well = await watch(shop);
    expectGreen(well);
    const checks = JSON.parse(well.step('watch/gate').outputs.checks);
    assert.deepEqual(
      checks.map(({ name }) => name),
      ['health', 'sign-in', 'certificate', 'events'],
    );
    assert.deepEqual(stage.slack.messages(), []);

    const dying = watch(shop, { WATCH_SOAK: '60s' });
    const before = shop.asked;
    for (let looks = 0; looks < 600 && shop.asked < before + 20; looks++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await shop.stop();
    const died = await dying;
    expectRed(died, 'watch');
    assert.equal(died.step('watch/gate').outputs.verdict, 'unhealthy', died.tail);
    expectMessages(stage.slack, 0, [/Production is unhealthy/]);

    const old = await serve('v2', { credentials: authority.issue({ toMs: 10 * DAY_MS + DAY_MS / 2 }) });
    const ending = await watch(old);
    expectRed(ending, 'watch');
    assert.match(ending.step('watch/gate').outputs.reason, /^certificate: .*expires in 10 days, expected 21/);
    expectMessages(stage.slack, 1, [/Production is unhealthy/]);
  });
});
