import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { act } from '@deploy-actions/action';
import { giveBackLocks } from '@deploy-actions/fleet';
import { prepareGate } from '@deploy-actions/gate';
import { askingBy } from '@deploy-actions/http';
import { connect } from '@deploy-actions/ssh';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({
  contract,
  prepare: prepareGate,
  readInputs: (raw, { run: { sshAgent } }) => readInputs(raw, sshAgent),
  world: (base) => ({
    ...base,
    connect,
    ask: askingBy({ proxyEnv: base.proxyEnv }),
    makeToken: () => randomBytes(12).toString('hex'),
    appendFile: (path: string, text: string) => appendFileSync(path, text, { mode: 0o600 }),
  }),
  run,
  cleanUp: giveBackLocks,
});
