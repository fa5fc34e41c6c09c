import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGreen, expectLive, expectRed, expectState, expectVerdicts } from '../expectations.mjs';
import { root } from '../prerequisites.mjs';
import { scenario } from '../stage.mjs';

/** What a reader would put in for the names in the README. */
const OWN = {
  'npm ci && npm run build': 'sh scripts/build.sh "$GITHUB_SHA"',
  'deploy@web1.example.com': "'${{ vars.HOSTS }}'",
  'https://shop.example.com/health': '${{ vars.HEALTH_URLS }}',
  '/srv/shop': '/srv/signupflow',
  'source: build': 'source: release',
  'sudo systemctl restart shop': 'sh start.sh',
  'soak: 2m': 'soak: 1s\n          interval: 200ms',
  'secrets.DEPLOY_KEY': 'secrets.PRODUCTION_SSH_KEY',
};

scenario('the workflow at the top of the README deploys, gates and rolls back', {}, async (stage) => {
  const [, block] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  assert.ok(block, 'it has a workflow');
  const workflow = Object.entries(OWN).reduce((text, [theirs, own]) => {
    assert.ok(text.includes(theirs), `it names ${theirs}`);
    return text.replaceAll(theirs, own);
  }, block);
  stage.repository.addWorkflow('readme.yml', workflow);

  const first = stage.repository.commit('Open the sign-up');
  expectGreen(await stage.run('readme.yml'));
  await expectLive(stage.production, first);

  const unhealthy = stage.repository.commit('Cache the sessions', { illAfterHealthQuestions: 3 });
  const run = await stage.run('readme.yml');
  expectRed(run);
  expectVerdicts(run, { deploy: 'deployed', gate: 'unhealthy' });
  await expectLive(stage.production, first);
  expectState(stage.production, unhealthy, 'bad');
});
