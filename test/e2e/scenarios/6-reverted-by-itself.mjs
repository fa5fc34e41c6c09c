import assert from 'node:assert/strict';
import {
  expectGreen,
  expectLive,
  expectMessages,
  expectRecord,
  expectRed,
  expectState,
  expectVerdicts,
} from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('a deploy that reverted itself is not rolled back one release too far', {}, async (stage) => {
  stage.sendTraffic();
  expectGreen(await stage.deploy(stage.repository.commit('Open the sign-up')));
  const second = stage.repository.commit('Ask for a name, too');
  expectGreen(await stage.deploy(second));
  const told = stage.slack.messages().length;

  const broken = stage.repository.commit('Start with the wrong library', { start: 'crash' });
  const run = await stage.deploy(broken, { vars: { ALIVE_TIMEOUT: '3s' } });
  expectRed(run);
  expectVerdicts(run, { deploy: 'reverted', gate: '', monitor: '', confirm: '', rollback: 'not-needed' });
  await expectLive(stage.production, second);
  expectState(stage.production, second, 'good');
  for (const site of stage.production) {
    assert.notEqual(site.state(broken), 'bad', `${site.host.name}: what reverted itself may be tried again`);
  }
  expectMessages(stage.slack, told, [/started|deploying/i, /failed/i]);
  expectRecord(run, { status: 'failure', version: broken });
});
