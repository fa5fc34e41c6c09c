import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from '@deploy-actions/action';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

await act({
  contract,
  readInputs,
  run,
  world: (base) => ({
    ...base,
    readFile: (path) => readFileSync(path, 'utf8'),
    writeRecord: (text) => {
      const path = join(base.folder, 'record.json');
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
  }),
});
