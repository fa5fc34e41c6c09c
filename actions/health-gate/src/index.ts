import { lookup } from 'node:dns/promises';
import { act, type World } from '@deploy-actions/action';
import type { GateWorld } from '@deploy-actions/gate';
import { contract } from './contract';
import { type Inputs, readInputs } from './inputs';
import { run } from './run';

void act<typeof contract, Inputs, World & GateWorld>({
  contract,
  readInputs,
  world: (base) => ({ ...base, fetch: globalThis.fetch, lookup: (hostname) => lookup(hostname) }),
  run,
});
