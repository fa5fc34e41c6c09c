import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import '../../support/sources.mjs';
import { expectRed, expectVerdicts } from '../expectations.mjs';
import { startInstance } from '../instances.mjs';
import { withMonitor } from '../monitor.mjs';
import { startPrometheus } from '../prometheus.mjs';
import { scenario } from '../stage.mjs';
import { startTraffic } from '../traffic.mjs';

const { CloudWatchClient, PutMetricDataCommand } = await import('@aws-sdk/client-cloudwatch');
const { freePort, programAt, startProgram } = await import('../../support/provider/program.ts');

const options = { timeout: 2 * 60_000 };
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing' };
const counted = { errors: 'http_requests_total{code=~"5.."}', total: 'http_requests_total' };

/** Runs `check-config`; `bad` is the pattern of what must be told of a query that is wrong. */
async function checks(monitor, inputs, bad, how = {}) {
  const run = await monitor({ operation: 'check-config', ...inputs }, how);
  assert.equal(run.outputs.verdict, bad ? 'error' : 'pass', run.log);
  assert.equal(run.code === 0, bad === undefined, run.log);
  if (bad) {
    assert.match(run.outputs.reason, bad);
    assert.match(run.log, /PROVIDER_ERROR/);
  }
  return run;
}

test('a query that is wrong is found before the deploy, by Prometheus itself and in a scrape', options, async () => {
  await withMonitor(async ({ folder, closing, monitor }) => {
    const instance = await startInstance(join(folder, 'app'));
    closing(() => instance.stop());
    const traffic = startTraffic([instance.url]);
    closing(() => traffic.stop());
    const prometheus = await startPrometheus(join(folder, 'prometheus'), [instance.url]);
    closing(() => prometheus.stop());
    await prometheus.reaches('increase(http_requests_total{code="200"}[10s])', 1);

    const asked = { source: 'prometheus', url: prometheus.url };
    await checks(monitor, { ...asked, ...counted });
    await checks(monitor, { ...asked, ...counted, total: 'http_request_total' }, /http_request_total/);
    await checks(monitor, { ...asked, query: 'sum(rate(http_requests_total[1m])' }, /parse error/);
    const metrics = '[{name: cpu, query: no_such_metric, max: 1}]';
    await checks(monitor, { ...asked, ...counted, metrics }, /^cpu, no_such_metric/);

    const scraped = { source: 'openmetrics', url: `${instance.url}/metrics/prometheus` };
    const well = await checks(monitor, { ...scraped, ...counted });
    // Queries do not count: nothing was watched, and no report says that anything was.
    assert.equal(well.outputs.requests ?? '', '');
    await checks(monitor, { ...scraped, ...counted, total: 'http_request_total' }, /http_request_total/);
    const gone = await checks(monitor, { ...scraped, ...counted, url: `${instance.url}/nowhere` }, /404/);
    assert.match(gone.summary, /check-config error/);
    await checks(monitor, { ...scraped, ...counted, 'health-urls': `${instance.url}/health` });
    await checks(monitor, { ...scraped, ...counted, 'health-urls': `${instance.url}/nowhere` }, /^health check, .*404/);
    const early = await checks(monitor, { ...scraped, ...counted, 'health-urls': 'http://127.0.0.1:1/' }, /refused/);
    assert.match(early.log, /check that the service is running/);
    const typo = await monitor({ operation: 'check-config', ...scraped, ...counted, errors: 'http{code=~"5..}' });
    assert.match(typo.log, /BAD_INPUT/, 'what is no selector at all does not even ask');
  });
});

test('CloudWatch is asked with the keys of the job, by the client that only such a run loads', options, async () => {
  await withMonitor(async ({ closing, monitor }) => {
    const url = await startMoto(closing);
    const client = new CloudWatchClient({
      region: 'eu-west-1',
      endpoint: url,
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
    const Dimensions = [{ Name: 'LoadBalancer', Value: 'app/conflicto/1' }];
    const data = (MetricName, Value) => ({ MetricName, Value, Dimensions, Timestamp: new Date(Date.now() - 600_000) });
    const MetricData = [data('RequestCount', 300), data('HTTPCode_Target_5XX_Count', 12)];
    await client.send(new PutMetricDataCommand({ Namespace: 'AWS/ApplicationELB', MetricData }));

    const of = (metric) => `AWS/ApplicationELB/${metric}{LoadBalancer=app/conflicto/1}:Sum`;
    const inputs = {
      source: 'cloudwatch',
      region: 'eu-west-1',
      'api-url': url,
      errors: of('HTTPCode_Target_5XX_Count'),
      total: of('RequestCount'),
    };
    const run = await checks(monitor, inputs, undefined, { env: CREDENTIALS });
    assert.match(run.log, /the newest of them 12\b/);
    assert.match(run.log, /the newest of them 300\b/);
    await checks(monitor, { ...inputs, total: 'RequestCount' }, /RequestCount: query: no data/, { env: CREDENTIALS });
  });
});

scenario('the example for a balancer ends at once where CloudWatch does not know the balancer', {}, async (stage) => {
  stage.repository.commit('Open the sign-up');
  const closers = [];
  try {
    const url = await startMoto((closer) => closers.push(closer));
    const run = await stage.run('watch-balancer.yml', {
      vars: { BALANCER: 'app/nobody/1', AWS_REGION: 'eu-west-1', CLOUDWATCH_URL: url },
      secrets: CREDENTIALS,
    });
    expectRed(run, 'watch');
    expectVerdicts(run, { check: 'error', monitor: '' }, 'watch');
    assert.match(run.step('watch/check').outputs.reason, /RequestCount.*no data in the last hour: check its name/);
  } finally {
    for (const close of closers) await close();
  }
});

async function startMoto(closing) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const program = programAt('moto_server', 'MOTO_PROGRAM');
  const args = ['-H', '127.0.0.1', '-p', new URL(url).port];
  const moto = await startProgram(program, args, tmpdir(), `${url}/moto-api/`);
  closing(() => moto.end());
  return url;
}
