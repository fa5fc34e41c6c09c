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
const rivals = options.rivals === '' ? '' : resolve(options.rivals);

try {
  const content = metricsDocument(Number(options.series));
  writeFileSync(file, content);
  const parser = await compiled('openmetrics');
  const ours = (...selectors) => twice((runs) => node('ours.mjs', parser, file, runs, ...selectors));
  const figures = {
    watch: figureOf('ours: errors and total', ours('http_requests_total{status=~"5.."}', 'http_requests_total')),
    latency: figureOf('ours: a histogram', ours('http_request_duration_seconds_bucket')),
    all: figureOf('ours: every series', ours('{__name__=~".+"}')),
    ...rivalFigures(),
  };
  console.log(`${(content.length / 1e6).toFixed(1)} MB\n${render(figures)}`);
  if (options.write) writeResults('scrape', figures, `npm run bench -- scrape ${words.join(' ')}`.trim(), render);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rivalFigures() {
  const python = join(rivals, 'venv', 'bin', 'python');
  const script = join(here, 'rival.py');
  return {
    ...(rivals !== '' && existsSync(python)
      ? {
          python: figureOf(
            'prometheus_client (Python)',
            twice((runs) => run(python, [script, file, runs])),
          ),
        }
      : {}),
    ...(rivals !== '' && existsSync(join(rivals, 'node_modules', 'parse-prometheus-text-format'))
      ? {
          npm: figureOf(
            'parse-prometheus-text-format',
            twice((runs) => node('rival.mjs', rivals, file, runs)),
          ),
        }
      : {}),
  };
}

/** Memory is that of a process that parses once: later on it depends on when the runtime collects its garbage. */
function twice(parse) {
  return { ...parse(options.runs), maxRssBytes: parse('1').maxRssBytes };
}

function node(script, ...args) {
  return run(process.execPath, [join(here, script), ...args]);
}

function run(program, args) {
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
}
