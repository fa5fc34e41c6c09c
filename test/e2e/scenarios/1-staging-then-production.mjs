import assert from 'node:assert/strict';
import {
  expectGreen,
  expectLive,
  expectMessages,
  expectNoViolations,
  expectRecord,
  expectState,
  expectVerdicts,
} from '../expectations.mjs';
import { scenario } from '../stage.mjs';

scenario('a commit goes to staging, then to production, all green', { staging: true }, async (stage) => {
  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deployToStaging());
  await expectLive(stage.staging, first);
  expectState(stage.staging, first, 'good');
  assert.equal(await stage.production[0].answers(), undefined, 'production is untouched');
  expectMessages(stage.slack, 0, [/staging/i]);

  stage.sendTraffic();
  const run = await stage.deploy(first);
  expectGreen(run);
  expectVerdicts(run, { deploy: 'deployed', gate: 'healthy', monitor: 'pass', confirm: 'confirmed', rollback: '' });
  await expectLive(stage.production, first);
  expectState(stage.production, first, 'good');
  expectMessages(stage.slack, 1, [/production/i, /production/i]);
  const record = expectRecord(run, {
    environment: 'production',
    service: 'signupflow',
    status: 'success',
    version: first,
    git_sha: first,
  });
  assert.ok(record.deployment_duration_ms > 0);
  assert.ok(stage.github.tags().includes(`prod-${first}`), 'the git tag is set');
  assert.equal(stage.github.deploymentStates('production').at(-1).at(-1), 'success');

  const second = stage.repository.commit('Ask for a name, too');
  const next = await stage.deploy(second);
  expectGreen(next);
  await expectLive(stage.production, second);
  expectState(stage.production, first, 'good');
  expectState(stage.production, second, 'good');
  expectRecord(next, { status: 'success', previous_version: first });
  assert.equal(next.step('deploy/deploy').outputs['previous-version'], first);
  expectNoViolations(stage.github);
});
