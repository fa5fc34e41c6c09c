import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { dist, root } from '../prerequisites.mjs';

/** What `npm test` plays some of: hundreds of deaths of host, runner and connection; see there what must hold. */
const FILES = ['killed-host', 'cut-upload', 'killed-runner', 'locks'];
const LIMIT_MS = 900_000;

/** All that jest has said; the cases are played two files at a time. */
function jest(files) {
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const child = spawn(process.execPath, [...args, ...files.map((name) => `test/faults/${name}`)], {
    cwd: root,
    // What the runner of these scenarios sets would make jest one of its own tests.
    env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined, FAULTS: 'all', DEPLOY_ACTIONS_DIST: dist },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve({ code, said });
    });
  });
}

test('a death at any moment leaves a whole release, and the next deploy succeeds without repair', {
  timeout: LIMIT_MS,
}, async () => {
  const from = performance.now();
  const { code, said } = await jest(FILES);
  const cases = [...said.matchAll(/^\s+(\d+) deaths, seed (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
  console.log(`${cases} deaths in ${Math.round((performance.now() - from) / 1000)} s`);
  assert.equal(code, 0, said);
  assert.ok(cases > 300, `only ${cases} deaths were played`);
});
