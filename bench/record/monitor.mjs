import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/actions.mjs';

/** Starts the committed error-rate-monitor on the exporter's counters; `report()` waits for its end and gives its file. */
export function startMonitor(folder, metrics, { durationMs, intervalMs }) {
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  for (const name of ['output', 'state', 'summary']) writeFileSync(join(folder, name), '');
  const of = (code) => `haproxy_frontend_http_responses_total{proxy="shop"${code}}`;
  const inputs = {
    source: 'openmetrics',
    url: `http://127.0.0.1:${metrics}/metrics`,
    errors: of(',code="5xx"'),
    total: of(''),
    threshold: '100%',
    duration: `${durationMs / 1000}s`,
    interval: `${intervalMs / 1000}s`,
  };
  const child = spawn(process.execPath, [join(root, 'dist', 'error-rate-monitor', 'index.js')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      RUNNER_TEMP: temp,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
  });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    log = `${log}${text}`.slice(-3000);
  });
  const closed = once(child, 'close');
  return {
    child,
    async report() {
      const [code] = await closed;
      if (code !== 0) throw new Error(`the monitor ended with ${code}:\n${log}`);
      const name = readdirSync(temp, { recursive: true }).find((each) => /\.json$/.test(each));
      return readFileSync(join(temp, name), 'utf8');
    },
  };
}
