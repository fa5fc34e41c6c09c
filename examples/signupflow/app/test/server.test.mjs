import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const server = fileURLToPath(new URL('../server.mjs', import.meta.url));

test('it answers, counts, and leaves when it is told to', async () => {
  const child = spawn(process.execPath, [server], { env: { ...process.env, PORT: '0' } });
  try {
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const url = `http://127.0.0.1:${/port (\d+)/.exec(line)[1]}`;
    const health = await fetch(`${url}/health`);
    assert.equal(health.status, 200);
    assert.deepEqual(await health.json(), { status: 'healthy', version: 'development' });
    assert.equal((await fetch(`${url}/api/auth/health`)).status, 200);
    assert.equal((await fetch(`${url}/api/events`)).status, 200);
    assert.equal((await fetch(`${url}/nothing`)).status, 404);
    const metrics = await (await fetch(`${url}/metrics`)).json();
    const counted = { error_rate: 0, requests_total: 1, errors_total: 0 };
    assert.deepEqual(metrics, { ...counted, database_up: 1, version: 'development' });
    const scraped = await fetch(`${url}/metrics/prometheus`);
    assert.match(scraped.headers.get('content-type'), /^text\/plain/);
    assert.match(await scraped.text(), /^http_requests_total\{code="200"\} 1$/m);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});
