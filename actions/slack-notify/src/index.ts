import { readFileSync, writeFileSync } from 'node:fs';
import { act } from '@deploy-actions/action';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({
  contract,
  readInputs,
  run,
  world: (base) => ({
    ...base,
    fetch,
    readFile: (path) => readFileSync(path, 'utf8'),
    writeFile: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  }),
});
