import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const QUIET = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];

/** Starts one link for each target port; `ports` are the near ends, in the same order. */
export async function openLink({ rttMs, mbitPerS, targets }) {
  const settings = JSON.stringify({ rttMs, mbitPerS, targets });
  const child = spawn(process.execPath, [...QUIET, join(import.meta.dirname, 'proxy.mjs'), settings], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  const ports = JSON.parse(String(line));
  return {
    ports,
    async close() {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
