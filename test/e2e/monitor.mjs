import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBundle } from './bundle.mjs';

/** Minutes as seconds; a scenario may say otherwise. */
const QUICK = { interval: '1s', sustain: '2s', duration: '4s', timeout: '2s' };

/**
 * error-rate-monitor, started as a runner would, and a folder for what it asks. What `closing` is given is called at
 * the end, the last first.
 */
export async function withMonitor(play) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-monitor-'));
  const closers = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await play({
      folder,
      closing: (close) => closers.push(close),
      monitor: (inputs, how) => monitor(folder, inputs, how),
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** One run; `report` is its report file, read. */
export async function monitor(folder, inputs, how = {}) {
  const run = await runBundle('error-rate-monitor', join(folder, 'jobs'), {
    limitMs: 60_000,
    ...how,
    inputs: { ...QUICK, ...inputs },
  });
  const path = run.outputs['report-path'];
  return { ...run, report: path ? JSON.parse(readFileSync(path, 'utf8')) : undefined };
}
