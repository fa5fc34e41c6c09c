import { writeFileSync } from 'node:fs';
import { act } from '@deploy-actions/action';
import { readFile } from '@deploy-actions/report';
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
    readFile: (path) => readFile(path),
    writeFile: (path, text) => writeFileSync(path, text, { mode: 0o600 }),
  }),
});
