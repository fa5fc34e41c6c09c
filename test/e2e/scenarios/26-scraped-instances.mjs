import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startInstance } from '../instances.mjs';
import { withMonitor } from '../monitor.mjs';
import { startTraffic } from '../traffic.mjs';

const COUNTED = {
  source: 'openmetrics',
  errors: 'http_requests_total{code=~"5.."}',
  total: 'http_requests_total',
  method: 'sequential',
  threshold: '1%',
};

const options = { timeout: 2 * 60_000 };

test('one of two scraped instances restarts: it causes no error rate', options, async () => {
  await withService(async ({ monitor, instances }) => {
    const run = await monitor(
      { duration: '6s' },
      onceMeasured(() => instances[1].restart()),
    );
    assert.equal(run.outputs.verdict, 'pass', run.log);
    assert.equal(run.code, 0);
    assert.equal(run.outputs['peak-error-rate'], '0');
    const readings = run.report.signals[0].measurements.flatMap(({ instances: each }) => each);
    const resets = readings.filter(({ reset }) => reset);
    assert.deepEqual(
      resets.map(({ name }) => name),
      ['b'],
      'the restart was seen, and once',
    );
    for (const { total = 0 } of readings) assert.ok(total >= 0 && total < 500, `${total} requests in a second`);
  });
});

test('half of all requests fail after a restart: two scrapes prove it, and shadow only says so', options, async () => {
  await withService(async ({ monitor, instances }) => {
    const fallIll = () => instances[1].restart({ errorRate: 0.5 });
    const run = await monitor({ duration: '20s' }, onceMeasured(fallIll));
    assert.equal(run.outputs.verdict, 'fail', run.log);
    assert.notEqual(run.code, 0);
    assert.match(run.log, /ERROR_RATE_EXCEEDED/);
    const bad = run.report.signals[0].measurements.filter(({ ratio = 0 }) => ratio > 0.01);
    assert.ok(bad.length <= 2, `${bad.length} bad measurements until the verdict`);

    const shadow = await monitor({ shadow: 'true' });
    assert.equal(shadow.outputs.verdict, 'fail', shadow.log);
    assert.equal(shadow.code, 0, 'shadow never fails the step');
    assert.match(shadow.summary, /shadow/i);
  });
});

/** Two instances with users, who ask each of them fifty times a second. */
async function withService(play) {
  await withMonitor(async ({ folder, closing, monitor }) => {
    const instances = [];
    for (const name of ['a', 'b']) {
      const instance = await startInstance(join(folder, name));
      closing(() => instance.stop());
      instances.push(instance);
    }
    const traffic = startTraffic(instances.map(({ url }) => url));
    closing(() => traffic.stop());
    // Starts that are less than two seconds apart may be of one process whose clock was set: a restart must be later.
    await setTimeout(3000);
    const url = ['a', 'b'].map((name, at) => `${name}=${instances[at].url}/metrics/prometheus`).join('\n');
    await play({ instances, monitor: (inputs, how) => monitor({ ...COUNTED, url, ...inputs }, how) });
  });
}

/** Does something once, as soon as the log has told of an error rate. */
function onceMeasured(act) {
  let isDone = false;
  return {
    onLog: (log) => {
      if (isDone || !/error rate \d/.test(log)) return;
      isDone = true;
      void act();
    },
  };
}
