import assert from 'node:assert/strict';
import { expectGreen, expectLive, expectMessages, expectRecord, expectRed, expectState } from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('one of two hosts is unreachable: nothing goes live anywhere', {}, async (stage) => {
  stage.sendTraffic();
  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(first));
  const told = stage.slack.messages().length;
  const activations = stage.production[0].history().length;

  const [, lost] = stage.production;
  await lost.host.cutOff();
  const second = stage.repository.commit('Ask for a name, too');
  const run = await stage.deploy(second);
  await lost.host.reconnect();

  expectRed(run);
  assert.notEqual(run.step('deploy/rollback').outputs.verdict, 'rolled-back');
  await expectLive(stage.production, first);
  expectState(stage.production, first, 'good');
  for (const site of stage.production) {
    assert.ok(!['live', 'good'].includes(site.state(second)), `${site.host.name}: it was never live`);
  }
  assert.equal(stage.production[0].history().length, activations, 'the host that was up was not switched');
  expectMessages(stage.slack, told, [/started|deploying/i, /failed/i]);
  expectRecord(run, { status: 'failure', version: second });

  const again = await stage.deploy(second);
  expectGreen(again);
  await expectLive(stage.production, second);
});
