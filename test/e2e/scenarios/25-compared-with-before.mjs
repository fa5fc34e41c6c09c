import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectGreen, expectLive, expectRed, expectState, expectVerdicts } from '../expectations.mjs';
import { monitor } from '../monitor.mjs';
import { startPrometheus } from '../prometheus.mjs';
import { scenario } from '../stage.mjs';

const ANSWERED = 'http_requests_total{job="signupflow",code="200"}';

scenario(
  'a real Prometheus says what was before and what is now: a worse version is rolled back',
  {},
  async (stage) => {
    stage.sendTraffic();
    const first = stage.repository.commit('Open the sign-up');
    expectGreen(await stage.deploy(first));
    const prometheus = await startPrometheus(
      join(stage.folder, 'prometheus'),
      stage.production.map(({ url }) => url),
    );
    try {
      // Two scrapes of each instance, with users in between.
      await prometheus.reaches(`min(increase(${ANSWERED}[10s]))`, 10);
      const vars = {
        PROMETHEUS_URL: prometheus.url,
        MONITOR_INTERVAL: '1s',
        MONITOR_SUSTAIN: '2s',
        MONITOR_DURATION: '4s',
      };
      const deploy = (sha) => stage.run('deploy-compared.yml', { inputs: { commit_sha: sha }, vars });

      const better = stage.repository.commit('Show events by day');
      const good = await deploy(better);
      expectGreen(good);
      assert.equal(good.step('before/check').outputs.reason, 'all 6 queries were answered');
      const baseline = JSON.parse(good.step('before/baseline').outputs.baseline);
      assert.deepEqual(
        baseline.signals.map(({ name, form }) => [name, form]),
        [
          ['error-rate', 'counters'],
          ['cpu', 'ratio'],
          ['memory', 'ratio'],
          ['latency', 'quantile'],
          ['database', 'value'],
        ],
      );
      assert.equal(baseline.signals[0].level, 0);
      expectVerdicts(good, { deploy: 'deployed', monitor: 'pass', confirm: 'confirmed', rollback: '' });
      expectState(stage.production, better, 'good');

      // Within 5 %, and two points above what was.
      const worse = stage.repository.commit('Store sign-ups in batches', { errorRate: 0.03 });
      const bad = await deploy(worse);
      expectRed(bad);
      expectVerdicts(bad, { deploy: 'deployed', monitor: 'fail', confirm: '', rollback: 'rolled-back' });
      const { reason, metrics } = bad.step('deploy/monitor').outputs;
      assert.match(reason, /^error-rate: /);
      const verdicts = Object.fromEntries(JSON.parse(metrics).map(({ name, verdict }) => [name, verdict]));
      assert.equal(verdicts['error-rate'], 'fail', metrics);
      await expectLive(stage.production, better);
      expectState(stage.production, worse, 'bad');

      await replayOtherwise(stage.folder, bad.step('deploy/monitor').outputs['report-path'], baseline);
    } finally {
      await prometheus.stop();
    }
  },
);

/** What other settings would have said to the same measurements: they ask nobody, and fail nothing. */
async function replayOtherwise(folder, report, baseline) {
  assert.ok(existsSync(report), `the report of the watch: ${report}`);
  const before = { baseline: JSON.stringify(baseline), 'max-increase': '1pp' };
  const rows = [
    ['the same', { ...before, method: 'both' }, 'fail'],
    // The record ends with the fail: the measurements after it are unknown.
    ['a threshold alone', {}, 'inconclusive'],
    ['a lower threshold', { threshold: '0.1%', sustain: '0s' }, 'fail'],
    ['ten points above what was', { ...before, 'max-increase': '10pp' }, 'inconclusive'],
    ['longer than the record, which ends while it is bad', { ...before, sustain: '2m' }, 'inconclusive'],
  ];
  for (const [name, settings, verdict] of rows) {
    const run = await monitor(folder, { operation: 'replay', replay: report, ...settings });
    assert.equal(run.code, 0, run.log);
    assert.equal(run.outputs.verdict, verdict, `${name}: ${run.outputs.reason}`);
  }
  const foreign = await monitor(folder, { operation: 'replay', replay: join(folder, 'prometheus', 'prometheus.yml') });
  assert.notEqual(foreign.code, 0);
  assert.match(foreign.log, /BAD_RECORD/);
}
