// `npm run bench -- record [--kinds healthy,crash] [--count 2] [--first 1] [--before 300] [--after 300] [--port 21000]
// [--into FOLDER]`: streams of errors of real processes, all at the same time, for `detect-errors`. Takes as many seconds
// as before and after have together. Needs HAProxy, and ten ports of 127.0.0.1 for each stream.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pick, readOptions } from '../report/options.ts';
import { kinds } from './kinds.ts';

const words = process.argv.slice(2);
const here = import.meta.dirname;
const options = readOptions(words, {
  kinds: '',
  count: '2',
  first: '1',
  before: '300',
  after: '300',
  port: '21000',
  into: join(here, '..', 'detect-errors', 'recorded'),
});
const [count, first, port] = [options.count, options.first, options.port].map(Number);
const common = {
  beforeMs: Number(options.before) * 1000,
  afterMs: Number(options.after) * 1000,
  command: `npm run bench -- record ${words.join(' ')}`.trim(),
};
const into = resolve(options.into);
mkdirSync(into, { recursive: true });

const asked = pick(
  Object.keys(kinds).map((id) => ({ id })),
  options.kinds,
);
const wanted = asked.flatMap(({ id: kind }) => Array.from({ length: count }, (_, at) => [kind, first + at]));
const codes = await Promise.all(
  wanted.map(async ([kind, number], at) => {
    const file = join(into, `${kind}-${number}.json`);
    const settings = { ...common, kind, seed: port + 10 * at, port: port + 10 * at, file };
    const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...quiet, join(here, 'stream.mjs'), JSON.stringify(settings)], {
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    console.log(code === 0 ? file : `${kind}-${number} was not recorded (${code})`);
    return code;
  }),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
