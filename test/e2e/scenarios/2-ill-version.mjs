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

const ILLNESSES = {
  'answers 503 from the start': { health: 'ill' },
  // Both addresses of an instance are asked, but only /health falls ill: 2 for the gate's start, then into the soak.
  'falls ill during the soak': { illAfterHealthQuestions: 4 },
};

for (const [title, behaviour] of Object.entries(ILLNESSES)) {
  scenario(`a version that ${title} is rolled back on both instances`, {}, async (stage) => {
    stage.sendTraffic();
    const well = stage.repository.commit('Open the sign-up');
    expectGreen(await stage.deploy(well));
    const told = stage.slack.messages().length;

    const ill = stage.repository.commit('Cache the sessions', behaviour);
    const run = await stage.deploy(ill);
    expectRed(run);
    expectVerdicts(run, {
      deploy: 'deployed',
      gate: 'unhealthy',
      monitor: '',
      confirm: '',
      rollback: 'rolled-back',
    });
    await expectLive(stage.production, well);
    expectState(stage.production, well, 'good');
    expectState(stage.production, ill, 'bad');
    expectMessages(stage.slack, told, [/started|deploying/i, /failed/i, /rolled back/i]);
    expectRecord(run, { status: 'rolled-back', version: ill, previous_version: well });
    assert.ok(!stage.github.tags().includes(`prod-${ill}`), 'no git tag');
    expectNoViolations(stage.github);
  });
}

scenario('a gate that could not measure rolls nothing back', {}, async (stage) => {
  stage.sendTraffic();
  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.deploy(first));
  const told = stage.slack.messages().length;

  const second = stage.repository.commit('Ask for a name, too');
  // The runner's own proxy does not answer: nothing was measured.
  const run = await stage.deploy(second, {
    env: { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' },
    vars: { HEALTH_URLS: 'http://localhost:8080/health' },
  });
  expectRed(run);
  expectVerdicts(run, { deploy: 'deployed', gate: 'inconclusive', monitor: '', confirm: '', rollback: 'not-needed' });
  await expectLive(stage.production, second);
  expectState(stage.production, first, 'good');
  expectState(stage.production, second, 'live');
  expectMessages(stage.slack, told, [/started|deploying/i, /failed/i]);
  expectRecord(run, { status: 'failure', version: second });
});
