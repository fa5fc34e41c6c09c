// `npm run bench` lists what can be measured, `npm run bench -- NAME …` starts one of them. By hand, on a quiet machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openRunFolder } from '../test/support/temp/run-folder.mjs';

const benches = {
  files: 'a deploy against rsync over ssh and tar over ssh: first, repeated, many small files, one large one',
  'fan-out': '1, 20 and 50 hosts at once, in steps that wait for the network',
  memory: 'the most memory that a run takes: a 1 GiB file, 1 GiB of output',
  'start-up': "from the start of the process to its first SSH byte, against ssh's",
  detect: 'how soon a process that dies after a deploy is found, false alarms and requests, against loops with curl',
  'detect-errors': 'how soon more errors are found, and how often where there are none: by rules, by tests, by ours',
  record: 'streams of errors of real processes behind HAProxy, for detect-errors; takes as long as they do',
  scrape: 'metrics of 50,000 series parsed, against known parsers',
  link: 'the link with a delay and a rate of the other benches, measured by itself',
};
const [name = '', ...words] = process.argv.slice(2);

if (Object.hasOwn(benches, name)) {
  const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
  const script = join(import.meta.dirname, name, 'main.mjs');
  const { close } = openRunFolder('bench');
  // As the tests do, benches take our packages from their sources.
  spawn(process.execPath, ['--conditions=source', ...quiet, script, ...words], { stdio: 'inherit' }).once(
    'exit',
    (code) => {
      process.exitCode = code ?? 1;
      close();
    },
  );
} else {
  for (const [bench, about] of Object.entries(benches)) console.log(`npm run bench -- ${bench.padEnd(13)} ${about}`);
  process.exitCode = name === '' ? 0 : 1;
}
