// `npm run test:e2e [-- part of a scenario's file name …]`: the pipelines of examples/ on real parts of this machine.
// Counts go to $E2E_RESULT (JSON) when that is set. Whatever cannot run counts as skipped; in CI that is a failure.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { openRunFolder } from '../support/temp/run-folder.mjs';
import { missing } from './prerequisites.mjs';

/** These wait for networks to heal. */
const IDLE = ['15-network.mjs'];

const folder = join(import.meta.dirname, 'scenarios');
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(folder, name));

const lacking = missing();
if (files.length === 0) {
  console.error(`No scenario is named like ${wanted.join(', ')}; there are:\n  ${readdirSync(folder).join('\n  ')}`);
  process.exitCode = 1;
} else if (lacking.length > 0) {
  console.error(
    `The end-to-end tests cannot run here. Missing:\n  ${lacking.join('\n  ')}\nSee docs/local-testing.md.`,
  );
  finish({ passed: 0, failed: 0, skipped: files.length });
} else {
  const { close } = openRunFolder('e2e');
  const counts = await runAll();
  // The files of a scenario that failed are its story, until the next run.
  close((name) => counts.failed > 0 && name.startsWith('e2e-'));
  finish(counts);
}

/**
 * One file after the other, each in a process of its own: they share the machine's time, and nothing else. Those that
 * do little but wait do so beside the others.
 */
async function runAll() {
  const isIdle = (path) => IDLE.includes(basename(path));
  const rows = [files.filter((path) => !isIdle(path)), files.filter(isIdle)].filter(({ length }) => length > 0);
  const all = await Promise.all(rows.map(runRow));
  const sum = (name) => all.reduce((total, counts) => total + counts[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

async function runRow(row) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  // The doubles are TypeScript, which Node reads by itself; no package.json here says that it is a module.
  const execArgv = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
  const stream = run({ files: row, execArgv, concurrency: false, isolation: 'process', timeout: 15 * 60_000 });
  stream.on('test:summary', (summary) => {
    if (summary.file !== undefined) return;
    const { passed, failed, cancelled = 0, skipped, todo = 0 } = summary.counts;
    counts = { passed, failed: failed + cancelled, skipped: skipped + todo };
  });
  const printed = stream.compose(spec);
  printed.pipe(process.stdout, { end: false });
  await new Promise((resolve) => printed.once('end', resolve));
  return counts;
}

function finish(counts) {
  if (process.env.E2E_RESULT) writeFileSync(process.env.E2E_RESULT, `${JSON.stringify(counts)}\n`);
  console.log(`end to end: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  const bad = counts.failed > 0 || (counts.skipped > 0 && Boolean(process.env.CI));
  process.exitCode = bad || counts.passed + counts.skipped === 0 ? 1 : 0;
}
