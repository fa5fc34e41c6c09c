// Records one stream, in a process of its own: `stream.mjs SETTINGS` (JSON). All of it is on 127.0.0.1, from `port` on.
import '../../packages/action/test/resolve-typescript.mjs';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, Fleet, listening } from './fleet.mjs';
import { haproxyCommand } from './haproxy.mjs';
import { startMonitor } from './monitor.mjs';

const { fold } = await import('./fold.ts');
const { kinds, USUAL } = await import('./kinds.ts');
const { parseRecord } = await import('../../packages/metric/src/parse-record.ts');

const INTERVAL_MS = 5000;
const OUTAGE_MS = 10_000;
/** Until what has just been started is warm. */
const WARM_MS = 10_000;

const { kind, seed, port, beforeMs, afterMs, file, command } = JSON.parse(process.argv[2]);
const { title, isHealthy, after, outageBeforeMs } = kinds[kind];
const ports = { front: port, metrics: port + 1, downstream: port + 2, workers: [port + 3, port + 4] };
const folder = mkdtempSync(join(tmpdir(), 'bench-record-'));
const running = [];
let downstream;

try {
  downstream = await listening('downstream.mjs', ports.downstream);
  const fleet = new Fleet(ports.workers, ports.downstream);
  running.push({ kill: () => fleet.stop() });
  await fleet.deploy(USUAL);
  const proxy = haproxyCommand(folder, ports);
  running.push(spawn(proxy.file, proxy.args, { stdio: ['ignore', 'ignore', 'inherit'] }));
  await sleep(500);
  const load = fork(join(import.meta.dirname, 'load.mjs'), [String(ports.front), String(seed)]);
  running.push(load);
  await sleep(WARM_MS);

  const recordedAt = Date.now();
  const monitor = startMonitor(folder, ports.metrics, { durationMs: beforeMs + afterMs, intervalMs: INTERVAL_MS });
  running.push(monitor.child);
  // Half a second after the reading that ends the time before.
  const deployAt = recordedAt + beforeMs + 500;
  if (outageBeforeMs !== undefined) {
    await sleep(Math.max(0, deployAt - outageBeforeMs - Date.now()));
    await ended(downstream);
    await sleep(OUTAGE_MS);
    downstream = await listening('downstream.mjs', ports.downstream);
  }
  await sleep(Math.max(0, deployAt - Date.now()));
  const deployedAt = Date.now();
  await fleet.deploy(after);
  const switchMs = Date.now() - deployedAt;
  const text = await monitor.report();
  load.send('stop');
  const [sent] = await once(load, 'message');

  const record = parseRecord(text);
  if ('problem' in record) throw new Error(record.problem);
  const deploy = { fromMs: deployedAt, toMs: deployedAt + switchMs };
  const looks = fold(record, Date.parse(JSON.parse(text).startedAt), deploy);
  const truth = { ...after, switchMs, restarts: fleet.restarts, ...(outageBeforeMs ? { outageBeforeMs } : {}) };
  const about = { kind, title, isHealthy, recordedAt: new Date(recordedAt).toISOString(), command, seed };
  writeFileSync(file, `${JSON.stringify({ ...about, truth, load: sent, ...looks }, null, 2)}\n`);
} finally {
  if (downstream) await ended(downstream);
  for (const each of running) await each.kill();
  rmSync(folder, { recursive: true, force: true });
}
