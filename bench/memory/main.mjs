// `npm run bench -- memory [--rows file,output] [--dist dist] [--write]`: the most memory that a run ever takes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/actions.mjs';
import { fingerprint } from '../files/fingerprint.mjs';
import { Trees } from '../files/trees.mjs';
import { pick, readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { actionCommand } from '../stage/action.mjs';
import { run } from '../stage/run.mjs';
import { DEPLOY_PATH, startSite } from '../stage/site.mjs';
import { render } from './present.mjs';

/** Lines of 64 bytes; a gibibyte of them. */
const GIBIBYTE = 'yes "a line of 63 characters, as a build or a migration might print." | head -c 1073741824';
/** Neither lines nor characters. */
const BINARY = 'head -c 1073741824 /dev/urandom';
const ENDLESS =
  'yes "a line of 63 characters, as a build or a migration might print." | tr -d "\\n" | head -c 1073741824';
const rows = [
  { id: 'empty', title: 'an empty folder: what every run takes', source: 'empty', inputs: {} },
  { id: 'site', title: 'first deploy, 2,000 files, 60 MB', source: 'site', inputs: {} },
  { id: 'small', title: '10,000 small files', source: 'small', inputs: {} },
  { id: 'file', title: 'one 1 GiB file', source: 'large-1024', inputs: {} },
  { id: 'output', title: '1 GiB of output of one step', source: 'empty', inputs: { activate: GIBIBYTE } },
  { id: 'binary', title: '1 GiB of noise from one step', source: 'empty', inputs: { activate: BINARY } },
  { id: 'endless', title: '1 GiB from one step in one line', source: 'empty', inputs: { activate: ENDLESS } },
];
const words = process.argv.slice(2);
const options = readOptions(words, { rows: '', dist: 'dist', write: false, trees: '' });
const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'));
const trees = new Trees(options.trees === '' ? join(folder, 'trees') : resolve(options.trees));
const figures = {};

try {
  for (const row of pick(rows, options.rows)) {
    console.error(row.title);
    figures[row.id] = { title: row.title, ...(await measure(row)) };
    console.log(render({ [row.id]: figures[row.id] }));
  }
  if (options.write) writeResults('memory', figures, `npm run bench -- memory ${words.join(' ')}`.trim(), render);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure({ source, inputs }) {
  const stage = join(folder, 'stage');
  mkdirSync(stage);
  const site = await startSite({ folder: stage });
  try {
    const tree = trees.get(source);
    const given = { path: DEPLOY_PATH, source: tree, version: 'v1', 'command-timeout': '1h', ...inputs };
    const command = actionCommand(resolve(root, options.dist), stage, site, given);
    const { wallMs, maxRssBytes, cpuMs } = await run(command);
    if (fingerprint(join(site.files[0], 'current', '/')) !== fingerprint(tree))
      throw new Error('not what was deployed');
    return { wallMs: Math.round(wallMs), cpuMs: Math.round(cpuMs), maxRssBytes, logBytes: logBytes(command) };
  } finally {
    await site.close();
    rmSync(stage, { recursive: true, force: true });
  }
}

/** How much of the output is in the file that `log-path` names. */
function logBytes({ env }) {
  const path = /^log-path<<(\S+)\r?\n(.*?)\r?\n\1$/ms.exec(readFileSync(env.GITHUB_OUTPUT, 'utf8'))?.[2] ?? '';
  return statSync(path).size;
}
