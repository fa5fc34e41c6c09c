import { parseInputs, type RawInputs } from '@deploy-actions/action';
import { type GateSettings, readGateInputs } from '@deploy-actions/gate';
import { contract } from './contract';

export interface Inputs {
  gate: GateSettings;
  onInconclusive: 'fail' | 'pass';
}

export function readInputs(raw: RawInputs): Inputs {
  return parseInputs(contract, raw, (input) => ({
    gate: readGateInputs(input, contract),
    onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']),
  }));
}
