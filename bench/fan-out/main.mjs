// `npm run bench -- fan-out [--hosts 1,20,50] [--runs 5] [--dist dist] [--write]`: many hosts at once, each with an sshd
// and a deploy path of its own, behind a link of its own. Needs Linux and root.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/actions.mjs';
import { Trees } from '../files/trees.mjs';
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { actionCommand } from '../stage/action.mjs';
import { run } from '../stage/run.mjs';
import { DEPLOY_PATH, startSite } from '../stage/site.mjs';
import { CpuAccount } from './cpu-account.mjs';
import { render, rowFigures } from './present.mjs';

const LINK = { rttMs: 50, mbitPerS: 100 };
/** As a restart that waits for the service, or a call of a registry: the host's processor has nothing to do. */
const WAITING = 'sleep 2';
const words = process.argv.slice(2);
const options = readOptions(words, { hosts: '1,20,50', runs: '5', dist: 'dist', write: false });
const folder = mkdtempSync(join(tmpdir(), 'bench-fan-out-'));
const source = new Trees(join(folder, 'trees')).get('page');
const figures = {};

try {
  for (const count of options.hosts.split(',').map(Number)) {
    console.error(`${count} hosts`);
    figures[count] = rowFigures(count, await measure(count));
  }
  console.log(render(figures));
  if (options.write) writeResults('fan-out', figures, `npm run bench -- fan-out ${words.join(' ')}`.trim(), render);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(count) {
  const stage = join(folder, `stage-${count}`);
  mkdirSync(stage);
  const site = await startSite({ folder: stage, count, link: LINK });
  const account = new CpuAccount(`deploy-bench-${process.pid}`);
  try {
    account.add(site.sshdPids());
    const samples = [];
    // The first deploy of all brings the program to the hosts, and is no measurement.
    for (let round = 0; round <= Number(options.runs); round += 1) {
      const inputs = {
        path: DEPLOY_PATH,
        source,
        version: `v${round}`,
        activate: WAITING,
        'max-parallel': String(count),
      };
      const before = account.usedMs();
      const { wallMs, cpuMs } = await run(actionCommand(resolve(root, options.dist), stage, site, inputs));
      const sample = { wallMs, runnerCpuMs: cpuMs, hostsCpuMs: account.usedMs() - before };
      console.error(`    ${JSON.stringify(sample)}`);
      if (round > 0) samples.push(sample);
    }
    return samples;
  } finally {
    await site.close();
    account.close();
    rmSync(stage, { recursive: true, force: true });
  }
}
