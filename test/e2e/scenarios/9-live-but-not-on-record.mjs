import assert from 'node:assert/strict';
import { expectGreen, expectLive, expectMessages, expectRecord, expectRed, expectState } from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('a version that is well is told as live, though its record could not be closed', {}, async (stage) => {
  stage.sendTraffic();
  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(first));
  const told = stage.slack.messages().length;

  const second = stage.repository.commit('Ask for a name, too');
  stage.github.tag(`prod-${second}`, first);
  const run = await stage.deploy(second);
  expectRed(run);
  assert.match(run.text, /TAG_TAKEN/);
  await expectLive(stage.production, second);
  expectState(stage.production, second, 'good');
  expectMessages(stage.slack, told, [/started|deploying/i, /successful[\s\S]*could not be put on the record/i]);
  const [, live] = stage.slack.messages().slice(told);
  for (const line of [/ssh-deploy.*deployed/, /health-gate.*healthy/, /error-rate-monitor.*pass/]) {
    assert.match(live ?? '', line, 'the message says why');
  }
  expectRecord(run, { status: 'success', version: second });
});
