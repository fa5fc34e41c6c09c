import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trafficWindow } from '../traffic-window.mjs';

test('no traffic is no error rate', () => {
  const traffic = trafficWindow({ windowMs: 1000, now: () => 0 });
  assert.deepEqual(traffic.read(), { error_rate: null, requests_total: 0, errors_total: 0 });
});

test('the rate forgets what left the window, the totals do not', () => {
  let time = 0;
  const traffic = trafficWindow({ windowMs: 1000, now: () => time });
  traffic.add(true);
  traffic.add(false);
  assert.equal(traffic.read().error_rate, 0.5);
  time = 1500;
  traffic.add(false);
  assert.deepEqual(traffic.read(), { error_rate: 0, requests_total: 3, errors_total: 1 });
});
