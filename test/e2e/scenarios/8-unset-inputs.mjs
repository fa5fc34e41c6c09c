import assert from 'node:assert/strict';
import { expectGreen } from '../expectations.mjs';
import { scenario } from '../stage.mjs';

const CALLED = `name: Gate
on:
  workflow_call:
    inputs:
      urls: { required: true, type: string }
      expect-status: { type: string }
      interval: { type: string }
      start-timeout: { type: string }
      unhealthy-threshold: { type: string }
      hosts: { required: true, type: string }
      known-hosts: { required: true, type: string }
      host-key-check: { type: string }
      max-parallel: { type: string }
      lock-wait: { type: string }
      to-version: { type: string }
      mark-bad: { type: string }
    secrets:
      key: { required: true }
permissions: {}
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - id: gate
        uses: org/deploy-actions/health-gate@v1
        with:
          urls: \${{ inputs.urls }}
          expect-status: \${{ inputs.expect-status }}
          interval: \${{ inputs.interval }}
          start-timeout: \${{ inputs.start-timeout }}
          unhealthy-threshold: \${{ inputs.unhealthy-threshold }}
      - id: plan
        uses: org/deploy-actions/ssh-deploy@v1
        with:
          operation: rollback
          dry-run: true
          path: /srv/signupflow
          hosts: \${{ inputs.hosts }}
          known-hosts: \${{ inputs.known-hosts }}
          private-key: \${{ secrets.key }}
          host-key-check: \${{ inputs.host-key-check }}
          max-parallel: \${{ inputs.max-parallel }}
          lock-wait: \${{ inputs.lock-wait }}
          to-version: \${{ inputs.to-version }}
          mark-bad: \${{ inputs.mark-bad }}
`;
const CALLING = `name: Call
on: workflow_dispatch
permissions: {}
jobs:
  call:
    uses: ./.github/workflows/called.yml
    with:
      urls: \${{ vars.HEALTH_URLS }}
      hosts: \${{ vars.HOSTS }}
      known-hosts: \${{ vars.KNOWN_HOSTS }}
    secrets:
      key: \${{ secrets.PRODUCTION_SSH_KEY }}
`;

scenario('a reusable workflow that forwards unset inputs gets the defaults', {}, async (stage) => {
  stage.repository.addWorkflow('called.yml', CALLED);
  stage.repository.addWorkflow('calling.yml', CALLING);
  stage.sendTraffic();
  expectGreen(await stage.deploy(stage.repository.commit('Open the sign-up')));

  const run = await stage.run('calling.yml', {});
  expectGreen(run);
  assert.equal(run.step('gate/gate').outputs.verdict, 'healthy');
  // Over a real connection, and so with the chunk that only such a run loads; its post step runs, too.
  assert.equal(run.step('gate/plan').outputs.verdict, 'planned');
  assert.equal(run.step('gate/plan').postResult, 'success');
});
