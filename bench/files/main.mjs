// `npm run bench -- files [--rows first,changed] [--links loopback,shaped] [--runs 5] [--dist dist] [--write]`
// About half an hour on a quiet machine. Needs Linux, root, sshd, rsync and 12 GB in the temporary folder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/actions.mjs';
import { measureLink } from '../link/measure.mjs';
import { pick, readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { startSite } from '../stage/site.mjs';
import { ours, rsync, tar } from './contenders.mjs';
import { Contest } from './contest.mjs';
import { linkLine, render, rowFigures } from './present.mjs';
import { links, rowOn, rows } from './rows.mjs';
import { Trees } from './trees.mjs';

const words = process.argv.slice(2);
const options = readOptions(words, { rows: '', links: '', runs: '5', dist: 'dist', write: false, trees: '' });
const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
const trees = new Trees(options.trees === '' ? join(folder, 'trees') : resolve(options.trees));
const figures = {};
const tell = (text) => console.error(`    ${text}`);

try {
  for (const link of pick(links, options.links)) {
    if (link.rttMs !== undefined) {
      figures[link.id] = { link: await measureLink(link) };
      console.log(linkLine(figures[link.id].link));
    }
    for (const row of pick(rows, options.rows).map((each) => rowOn(link, each))) await measure(link, row);
  }
  console.log(`\n${render(figures)}`);
  if (options.write) writeResults('files', figures, `npm run bench -- files ${words.join(' ')}`, render);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(link, row) {
  console.error(`${link.id}: ${row.title}`);
  const stage = join(folder, 'stage');
  mkdirSync(stage);
  const site = await startSite({ folder: stage, link });
  try {
    const contest = new Contest({ row, trees, site, dist: resolve(root, options.dist), folder: stage });
    const results = await contest.hold([ours, rsync, tar], Number(options.runs), tell);
    figures[`${link.id} ${row.id}`] = rowFigures(row, results);
    console.log(`${link.id} ${row.id}: ${JSON.stringify(figures[`${link.id} ${row.id}`])}`);
  } finally {
    await site.close();
    rmSync(stage, { recursive: true, force: true });
  }
}
