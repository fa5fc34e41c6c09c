import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from '@deploy-actions/action';
import { readFile } from '@deploy-actions/report';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

await act({
  contract,
  readInputs,
  run,
  world: (base) => ({
    ...base,
    readFile: (path) => readFile(path),
    writeRecord: (text) => {
      const path = join(base.folder, 'record.json');
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
  }),
});
