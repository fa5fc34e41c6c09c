import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposition } from '../exposition.mjs';

test('it counts by status and by time, and has every series from the start', () => {
  const counts = exposition();
  assert.match(counts.text({ isDatabaseUp: true }), /^http_requests_total\{code="500"\} 0$/m);
  counts.add(200, 10);
  counts.add(500, 50);
  counts.add(200, 9000);
  const lines = counts.text({ isDatabaseUp: false }).split('\n');
  for (const line of [
    'http_requests_total{code="200"} 2',
    'http_requests_total{code="500"} 1',
    'http_request_duration_seconds_bucket{le="0.025"} 1',
    'http_request_duration_seconds_bucket{le="0.1"} 2',
    'http_request_duration_seconds_bucket{le="2.5"} 2',
    'http_request_duration_seconds_bucket{le="+Inf"} 3',
    'http_request_duration_seconds_sum 9.06',
    'database_up 0',
  ]) {
    assert.ok(lines.includes(line), line);
  }
});
