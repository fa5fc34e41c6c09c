import assert from 'node:assert/strict';
import {
  expectGreen,
  expectLive,
  expectNoViolations,
  expectRed,
  expectState,
  expectVerdicts,
} from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('the same run, started again after its rollback, is refused the bad version', {}, async (stage) => {
  stage.sendTraffic();
  const well = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(well));
  const ill = stage.repository.commit('Cache the sessions', { health: 'ill' });
  const first = await stage.deploy(ill, { runId: 4711 });
  expectRed(first);
  expectVerdicts(first, { rollback: 'rolled-back' });

  const again = await stage.deploy(ill, { runId: 4711, attempt: 2 });
  expectRed(again);
  assert.match(again.text, /BAD_RELEASE/);
  expectVerdicts(again, { gate: '', monitor: '', confirm: '' });
  assert.notEqual(again.step('deploy/rollback').outputs.verdict, 'rolled-back');
  await expectLive(stage.production, well);
  expectState(stage.production, well, 'good');
  expectState(stage.production, ill, 'bad');
  expectNoViolations(stage.github);
});
