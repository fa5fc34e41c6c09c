// `npm run bench -- scrape [--series 50000] [--runs 20] [--rivals FOLDER] [--write]`: one document of metrics, parsed.
// Rivals: `python3 -m venv FOLDER/venv && FOLDER/venv/bin/pip install prometheus_client` and
// `npm install --prefix FOLDER parse-prometheus-text-format`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readOptions } from '../report/options.ts';
import { writeResults } from '../report/results.mjs';
import { compiled } from './compiled.mjs';
import { metricsDocument } from './document.mjs';
import { figureOf, render } from './present.mjs';

const words = process.argv.slice(2);
const options = readOptions(words, { series: '50000', runs: '20', rivals: '', write: false });
const folder = mkdtempSync(join(tmpdir(), 'bench-scrape-'));
const file = join(folder, 'metrics.txt');
const here = import.meta.dirname;
const bringing = options.rivals === '' ? '' : resolve(options.rivals);

try {
  const content = metricsDocument(Number(options.series));
  writeFileSync(file, content);
  const contenders = [...ours(await compiled('openmetrics')), ...rivals()];
  const first = contenders.map(() => []);
  // In turn, so that whatever else the machine does hits all of them.
  for (let run = 0; run < Number(options.runs); run++) {
    for (const [at, { parse }] of contenders.entries()) first[at].push(parse('1'));
  }
  const measured = contenders.map(({ id, title, parse }, at) => [id, figureOf(title, first[at], parse(options.runs))]);
  const figures = Object.fromEntries(measured);
  console.log(`${(content.length / 1e6).toFixed(1)} MB\n${render(figures)}`);
  if (options.write) writeResults('scrape', figures, `npm run bench -- scrape ${words.join(' ')}`.trim(), render);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function ours(parser) {
  const parsing =
    (...selectors) =>
    (runs) =>
      node('ours.mjs', parser, file, runs, ...selectors);
  return [
    {
      id: 'watch',
      title: 'ours: errors and total',
      parse: parsing('http_requests_total{status=~"5.."}', 'http_requests_total'),
    },
    { id: 'latency', title: 'ours: a histogram', parse: parsing('http_request_duration_seconds_bucket') },
    { id: 'all', title: 'ours: every series', parse: parsing('{__name__=~".+"}') },
  ];
}

/** Those that there are. */
function rivals() {
  const python = join(bringing, 'venv', 'bin', 'python');
  const packaged = join(bringing, 'node_modules', 'parse-prometheus-text-format');
  const all = [
    {
      id: 'python',
      title: 'prometheus_client (Python)',
      needs: python,
      parse: (runs) => run(python, [join(here, 'rival.py'), file, runs]),
    },
    {
      id: 'npm',
      title: 'parse-prometheus-text-format',
      needs: packaged,
      parse: (runs) => node('rival.mjs', bringing, file, runs),
    },
  ];
  return bringing === '' ? [] : all.filter(({ needs }) => existsSync(needs));
}

function node(script, ...args) {
  return run(process.execPath, [join(here, script), ...args]);
}

function run(program, args) {
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
}
