import { execFileSync, spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { root } from '../../scripts/actions.mjs';

/** Where and with what was measured: a few lines of text for the report. */
export function machine() {
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: execFileSync('git', ['-C', root, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    system: `${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`,
    load: loadavg()[0].toFixed(1),
    tools: [
      `Node ${process.versions.node}`,
      version('ssh', '-V'),
      version('rsync', '--version'),
      version('tar', '--version'),
    ],
  };
}

function version(tool, flag) {
  const { stdout, stderr } = spawnSync(tool, [flag], { encoding: 'utf8' });
  return `${stdout}${stderr}`
    .split('\n')[0]
    .replace(/ +protocol.*| *Copyright.*/, '')
    .trim();
}
