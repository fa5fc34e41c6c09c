import { readFileSync, writeFileSync } from 'node:fs';
import { act } from '@deploy-actions/action';
import { askingBy } from '@deploy-actions/http';
import { prepareSelectors } from '@deploy-actions/metric';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({
  contract,
  structures: ['metrics'],
  prepare: prepareSelectors,
  readInputs,
  run,
  world: (base) => ({
    ...base,
    ask: askingBy({ proxyEnv: base.proxyEnv }),
    readFile: (path: string) => readFileSync(path, 'utf8'),
    writeFile: (path: string, text: string) => writeFileSync(path, text, { mode: 0o600 }),
  }),
});
