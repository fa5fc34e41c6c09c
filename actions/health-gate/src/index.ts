import { act, type World } from '@deploy-actions/action';
import { prepareGate } from '@deploy-actions/gate';
import { askingBy } from '@deploy-actions/http';
import { connect, KeptConnections, type SshSettings } from '@deploy-actions/ssh';
import { contract } from './contract';
import { type Inputs, readInputs } from './inputs';
import { run } from './run';
import type { HealthWorld } from './world';

void act<typeof contract, Inputs, World & HealthWorld>({
  contract,
  structures: ['checks'],
  prepare: prepareGate,
  readInputs: (raw, { run: { sshAgent } }) => readInputs(raw, sshAgent),
  world: (base) => ({
    ...base,
    ask: askingBy({ proxyEnv: base.proxyEnv }),
    reach: (settings: SshSettings) => new KeptConnections(settings, connect, base),
  }),
  run,
});
