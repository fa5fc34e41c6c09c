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
`;
const CALLING = `name: Call
on: workflow_dispatch
permissions: {}
jobs:
  call:
    uses: ./.github/workflows/called.yml
    with:
      urls: \${{ vars.HEALTH_URLS }}
`;

scenario('a reusable workflow that forwards unset inputs gets the defaults', {}, async (stage) => {
  stage.repository.addWorkflow('called.yml', CALLED);
  stage.repository.addWorkflow('calling.yml', CALLING);
  stage.sendTraffic();
  expectGreen(await stage.deploy(stage.repository.commit('Open the sign-up')));

  const run = await stage.run('calling.yml', {});
  expectGreen(run);
  assert.equal(run.step('gate/gate').outputs.verdict, 'healthy');
});
