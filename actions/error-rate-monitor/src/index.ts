import { act } from '@deploy-actions/action';
import { contract } from './contract';
import { readInputs } from './inputs';
import { run } from './run';

void act({ contract, readInputs, run, world: (base) => ({ ...base, fetch }) });
