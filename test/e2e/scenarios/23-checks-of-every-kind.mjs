import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../support/sources.mjs';
import { expectGreen, expectRed } from '../expectations.mjs';
import { withGate } from '../gate.mjs';
import { scenario } from '../stage.mjs';

const { makeAuthority } = await import('../../support/tls/authority.ts');
const { DnsServer } = await import('../../../packages/probe/test/dns-server.ts');

const DAY_MS = 86_400_000;

const WORKFLOW = `name: Checks
on: workflow_dispatch
permissions: {}
jobs:
  watch:
    runs-on: ubuntu-latest
    steps:
      - id: gate
        uses: org/deploy-actions/health-gate@v1
        with:
          interval: 500ms
          fast-interval: 200ms
          start-timeout: 4s
          soak: 1s
          expect-version: v2
          hosts: \${{ vars.HOSTS }}
          known-hosts: \${{ vars.KNOWN_HOSTS }}
          private-key: \${{ secrets.PRODUCTION_SSH_KEY }}
          ca: \${{ vars.CA }}
          checks: |
            - name: api
              url: http://127.0.0.1:\${{ vars.HTTP_PORT }}/health
              headers:
                Authorization: Bearer \${{ secrets.SLACK_WEBHOOK_URL }}
              expect-json: $.status == "healthy"
            - name: port
              address: 127.0.0.1:\${{ vars.HTTP_PORT }}
            - name: certificate
              kind: tls
              address: 127.0.0.1:\${{ vars.TLS_PORT }}
              tls-min-days: 21
            - name: records
              query: shop.example
              expect-records: 127.0.0.7
              server: \${{ vars.DNS }}
            - name: release
              command: cat /srv/signupflow/version
`;

scenario('one list of checks holds every kind, and names the one that is ill', {}, async (stage) => {
  await withGate(async ({ serve, closing }) => {
    const api = await serve('v2');
    const authority = makeAuthority();
    const secure = await serve('v2', { credentials: authority.issue({ toMs: 30 * DAY_MS + DAY_MS / 2 }) });
    const dns = await DnsServer.start();
    closing(() => dns.close());
    dns.zones['shop.example'] = ['A 127.0.0.7'];
    const release = (version) => {
      for (const { host } of stage.production) writeFileSync(join(host.folder, 'version'), `${version}\n`);
    };
    release('v2');
    stage.repository.addWorkflow('checks.yml', WORKFLOW);
    stage.repository.commit('Check all of it');
    const vars = { HTTP_PORT: String(api.port), TLS_PORT: String(secure.port), DNS: dns.address, CA: authority.cert };
    const watch = () => stage.run('checks.yml', { vars });
    const verdicts = (run) => {
      const checks = JSON.parse(run.step('watch/gate').outputs.checks);
      return Object.fromEntries(checks.map(({ name, kind, verdict }) => [name.replace(/:\d+$/, ''), [kind, verdict]]));
    };

    const well = await watch();
    expectGreen(well);
    const rows = JSON.parse(well.step('watch/gate').outputs.checks);
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['http', 'tcp', 'tls', 'dns', 'command', 'command'],
    );
    assert.equal(rows.find(({ kind }) => kind === 'tls').daysLeft, 30);
    assert.equal(well.step('watch/gate').outputs.version, 'v2');

    const ills = [
      ['api', () => Object.assign(api, { version: 'v1' }), () => Object.assign(api, { version: 'v2' })],
      [
        'records',
        () => {
          dns.zones['shop.example'] = 'nxdomain';
        },
        () => {
          dns.zones['shop.example'] = ['A 127.0.0.7'];
        },
      ],
      ['release@127.0.0.1', () => release('v1'), () => release('v2')],
    ];
    for (const [name, fallIll, heal] of ills) {
      fallIll();
      const run = await watch();
      expectRed(run, 'watch');
      assert.equal(run.step('watch/gate').outputs.verdict, 'unhealthy', run.tail);
      assert.ok(run.step('watch/gate').outputs.reason.startsWith(name), run.step('watch/gate').outputs.reason);
      assert.equal(verdicts(run)[name][1], 'unhealthy');
      heal();
    }
  });
});
