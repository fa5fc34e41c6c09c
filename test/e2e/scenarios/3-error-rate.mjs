import assert from 'node:assert/strict';
import {
  expectGreen,
  expectLive,
  expectMessages,
  expectNoViolations,
  expectRecord,
  expectRed,
  expectState,
  expectVerdicts,
} from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('six of a hundred requests fail for the sustained time: rolled back', {}, async (stage) => {
  stage.sendTraffic();
  const well = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(well));
  const told = stage.slack.messages().length;

  const faulty = stage.repository.commit('Store sign-ups in batches', { errorRate: 0.06 });
  const run = await stage.deploy(faulty, { vars: { MONITOR_SUSTAIN: '1s', MONITOR_DURATION: '10s' } });
  expectRed(run);
  expectVerdicts(run, {
    deploy: 'deployed',
    gate: 'healthy',
    monitor: 'fail',
    confirm: '',
    rollback: 'rolled-back',
  });
  const peak = Number(run.step('deploy/monitor').outputs['peak-error-rate']);
  assert.ok(peak > 0.05 && peak <= 1, `peak error rate ${peak}`);
  await expectLive(stage.production, well);
  expectState(stage.production, well, 'good');
  expectState(stage.production, faulty, 'bad');
  expectMessages(stage.slack, told, [/started|deploying/i, /failed/i, /rolled back/i]);
  expectRecord(run, { status: 'rolled-back', version: faulty });
  expectNoViolations(stage.github);
});

scenario('the database is down for the sustained time, and no request fails: rolled back', {}, async (stage) => {
  stage.sendTraffic();
  const well = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(well));

  const lonely = stage.repository.commit('Keep sign-ups in memory', { database: 'down' });
  const run = await stage.deploy(lonely);
  expectRed(run);
  expectVerdicts(run, { gate: 'healthy', monitor: 'fail', confirm: '', rollback: 'rolled-back' });
  assert.match(run.step('deploy/monitor').outputs.reason, /^database: below 1/);
  await expectLive(stage.production, well);
  expectState(stage.production, lonely, 'bad');
});
