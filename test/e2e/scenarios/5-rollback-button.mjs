import assert from 'node:assert/strict';
import {
  expectGreen,
  expectLive,
  expectMessages,
  expectRecord,
  expectState,
  expectVerdicts,
} from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('the rollback button knows only hosts, path and key, and is green', {}, async (stage) => {
  stage.sendTraffic();
  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(first));
  const second = stage.repository.commit('Ask for a name, too');
  expectGreen(await stage.deploy(second));
  const told = stage.slack.messages().length;

  const run = await stage.rollBack();
  expectGreen(run);
  expectVerdicts(run, { rollback: 'rolled-back' }, 'rollback');
  assert.equal(run.step('rollback/rollback').outputs.version, first);
  await expectLive(stage.production, first);
  // A person's rollback says nothing about the version: it may be deployed again.
  expectState(stage.production, second, 'good');
  expectMessages(stage.slack, told, [/roll(ed)? ?back/i]);
  expectRecord(run, { environment: 'production', status: 'success', kind: 'rollback', version: first }, 'rollback');

  expectGreen(await stage.deploy(second));
  await expectLive(stage.production, second);
});
