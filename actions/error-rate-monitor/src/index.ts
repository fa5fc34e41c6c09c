import { writeFileSync } from 'node:fs';
import { act } from '@deploy-actions/action';
import { askingBy, notingDeviations } from '@deploy-actions/http';
import { readFile } from '@deploy-actions/report';
import { prepareSelectors } from '@deploy-actions/source';
import { connect, KeptConnections, type SshSettings } from '@deploy-actions/ssh';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({
  contract,
  structures: ['metrics'],
  prepare: prepareSelectors,
  readInputs: (raw, { run: { sshAgent } }) => readInputs(raw, sshAgent),
  run,
  world: (base) => ({
    ...base,
    ask: notingDeviations(askingBy({ proxyEnv: base.proxyEnv }), (line) => base.log.event(line)),
    reach: (settings: SshSettings) => new KeptConnections(settings, connect, base),
    readFile: (path: string) => readFile(path),
    writeFile: (path: string, text: string) => writeFileSync(path, text, { mode: 0o600 }),
  }),
});
