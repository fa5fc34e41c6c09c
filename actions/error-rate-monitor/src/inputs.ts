import { type InputReader, parseInputs, type RawInputs } from '@deploy-actions/action';
import type { GateSettings } from '@deploy-actions/gate';
import { readMonitorInputs, type WatchSettings } from '@deploy-actions/metric';
import { contract } from './contract';
import { readHealthInputs } from './health-inputs';

/** What becomes of the step; the verdict is not touched by it. */
export interface Exit {
  onInconclusive: 'fail' | 'pass';
  shadow: boolean;
}

export const OPERATIONS = ['watch', 'baseline', 'check-config'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Inputs {
  operation: Operation;
  /** A path, or JSON. */
  baseline: string | undefined;
  watch: WatchSettings;
  /** What is asked beside the metrics. */
  health: GateSettings | undefined;
  exit: Exit;
}

export function readInputs(raw: RawInputs): Inputs {
  return parseInputs(contract, raw, readAll);
}

/** All inputs of the contract. */
export function readAll(input: InputReader<typeof contract>): Inputs {
  const watch = readMonitorInputs(input, input.lines('health-urls').length === 0);
  const inputs = {
    operation: input.choice('operation', OPERATIONS),
    watch,
    health: readHealthInputs(input, watch),
    baseline: input.optional('baseline'),
    exit: { onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']), shadow: input.boolean('shadow') },
  };
  const compares = inputs.watch.signals.some(({ rule }) => rule.increase !== undefined);
  if (inputs.operation === 'watch' && compares && inputs.baseline === undefined) {
    const legal = 'max-increase compares with it: the output of operation baseline, or the path of a file';
    input.problem('baseline', { code: 'MISSING', legal });
  }
  if (inputs.operation !== 'watch' && inputs.watch.signals.length === 0) {
    input.problem('url', { code: 'MISSING', legal: `operation ${inputs.operation} asks for metrics` });
  }
  return inputs;
}
