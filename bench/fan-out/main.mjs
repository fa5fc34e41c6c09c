// `npm run bench -- fan-out [--hosts 1,20,50] [--waits 2,20] [--runs 5] [--dist dist] [--write]`: many hosts at once, each with an sshd
// and a deploy path of its own, behind a link of its own. Needs Linux and root.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
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
const words = process.argv.slice(2);
const options = readOptions(words, { hosts: '1,20,50', waits: '2,20', runs: '5', dist: 'dist', write: false });
const folder = mkdtempSync(join(tmpdir(), 'bench-fan-out-'));
const source = new Trees(join(folder, 'trees')).get('page');
const figures = {};
// Each host ends with this process, and listens to its end.
process.setMaxListeners(0);

try {
  for (const count of options.hosts.split(',').map(Number)) {
    await measure(count);
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
    // The first deploy of all brings the program to the hosts, and is no measurement.
    await deploy({ site, stage, account, count, waitS: 0, version: 'v0' });
    for (const waitS of options.waits.split(',').map(Number)) {
      const samples = [];
      for (let round = 1; round <= Number(options.runs); round += 1) {
        const version = `v${waitS}-${round}`;
        samples.push(await deploy({ site, stage, account, count, waitS, version }));
        console.error(`${count} hosts, ${waitS} s: ${JSON.stringify(samples.at(-1))}`);
      }
      figures[`${waitS} s, ${count}`] = rowFigures({ count, waitS, cores: cpus().length }, samples);
    }
  } finally {
    await site.close();
    account.close();
    rmSync(stage, { recursive: true, force: true });
  }
}

/** `waitS`: as a restart that waits for the service does, the host's processor having nothing to do. */
async function deploy({ site, stage, account, count, waitS, version }) {
  const inputs = { path: DEPLOY_PATH, source, version, activate: `sleep ${waitS}`, 'max-parallel': String(count) };
  const before = account.usedMs();
  const { wallMs, cpuMs } = await run(actionCommand(resolve(root, options.dist), stage, site, inputs));
  return { wallMs, runnerCpuMs: cpuMs, hostsCpuMs: account.usedMs() - before };
}
