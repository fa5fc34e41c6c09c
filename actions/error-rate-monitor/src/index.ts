import { act } from '@deploy-actions/action';
import { askingBy } from '@deploy-actions/http';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({ contract, readInputs, run, world: (base) => ({ ...base, ask: askingBy({ proxyEnv: base.proxyEnv }) }) });
