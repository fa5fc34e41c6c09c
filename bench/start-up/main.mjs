// `npm run bench -- start-up [--runs 20] [--dist dist] [--write]`: from the start of a process to its first SSH byte.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/actions.mjs';
import { keyPair } from '../../test/support/host/index.mjs';
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { actionCommand } from '../stage/action.mjs';
import { sshCommand } from '../stage/ssh.mjs';
import { figuresOf, render } from './present.mjs';

const words = process.argv.slice(2);
const options = readOptions(words, { runs: '20', dist: 'dist', write: false });
const folder = mkdtempSync(join(tmpdir(), 'bench-start-up-'));
const listener = createServer().listen(0, '127.0.0.1');

try {
  await once(listener, 'listening');
  const { port } = listener.address();
  const { privateKey, publicKey, path: keyFile } = keyPair(join(folder, 'key'));
  const knownHosts = `[127.0.0.1]:${port} ${publicKey}`;
  const site = { user: 'root', port, privateKey, keyFile, knownHosts, knownHostsFile: '/dev/null' };
  const source = join(folder, 'source');
  mkdirSync(source);
  const ours = actionCommand(resolve(root, options.dist), folder, site, { path: '/srv/bench', version: 'v1', source });
  const contenders = {
    'ssh-deploy': () => untilFirstByte(ours),
    ssh: () => untilFirstByte(sshCommand(site, { folder }, [])),
    'node -e 0, start to end': () => untilEnd({ file: process.execPath, args: ['-e', '0'] }),
  };
  const samples = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= Number(options.runs); round += 1) {
    for (const [name, measure] of Object.entries(contenders)) {
      const ms = await measure();
      // The first round only warms.
      if (round > 0) samples[name].push(ms);
    }
  }
  const figures = figuresOf(samples);
  console.log(render(figures));
  if (options.write) writeResults('start-up', figures, `npm run bench -- start-up ${words.join(' ')}`.trim(), render);
} finally {
  listener.close();
  rmSync(folder, { recursive: true, force: true });
}

async function untilFirstByte(command) {
  const from = performance.now();
  const child = start(command);
  const gone = once(child, 'exit');
  const [socket] = await Promise.race([once(listener, 'connection'), gone.then(() => [])]);
  if (!socket) throw new Error(`${command.file} ended before it connected`);
  socket.on('error', () => {});
  await once(socket, 'data');
  const elapsed = performance.now() - from;
  child.kill('SIGKILL');
  await gone;
  socket.destroy();
  return elapsed;
}

async function untilEnd(command) {
  const from = performance.now();
  await once(start(command), 'exit');
  return performance.now() - from;
}

function start({ file, args, cwd = folder, env = {} }) {
  return spawn(file, args, { cwd, env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
}
