import { parseInputs, type RawInputs } from '@deploy-actions/action';
import { readMonitorInputs, type WatchSettings } from '@deploy-actions/metric';
import { contract } from './contract';

/** What becomes of the step; the verdict is not touched by it. */
export interface Exit {
  onInconclusive: 'fail' | 'pass';
  shadow: boolean;
}

export interface Inputs {
  watch: WatchSettings;
  exit: Exit;
}

export function readInputs(raw: RawInputs): Inputs {
  return parseInputs(contract, raw, (input) => ({
    watch: readMonitorInputs(input),
    exit: { onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']), shadow: input.boolean('shadow') },
  }));
}
