import { act, type World } from '@deploy-actions/action';
import type { GateWorld } from '@deploy-actions/gate';
import { askingBy } from '@deploy-actions/http';
import { contract } from './contract';
import { type Inputs, readInputs } from './inputs';
import { run } from './run';

void act<typeof contract, Inputs, World & GateWorld>({
  contract,
  readInputs,
  world: (base) => ({ ...base, ask: askingBy({ proxyEnv: base.proxyEnv }) }),
  run,
});
