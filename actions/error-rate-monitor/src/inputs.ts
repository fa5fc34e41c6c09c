import { type InputReader, parseInputs, type RawInputs } from '@deploy-actions/action';
import type { GateSettings } from '@deploy-actions/gate';
import { readMonitorInputs, type WatchSettings } from '@deploy-actions/metric';
import { adapterOf, isKnownSource } from '@deploy-actions/source';
import { readOptionalSshInputs, type SshSettings } from '@deploy-actions/ssh';
import { contract } from './contract';
import { readHealthInputs } from './health-inputs';

/** What becomes of the step; the verdict is not touched by it. */
export interface Exit {
  onInconclusive: 'fail' | 'pass';
  shadow: boolean;
}

const LOST_BASELINE =
  'The output of a job or a step that was skipped, has failed or is not in `needs` is an empty string';

export const OPERATIONS = ['watch', 'baseline', 'check-config', 'replay'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Inputs {
  operation: Operation;
  /** A path, or JSON. */
  baseline: string | undefined;
  /** The path of a report. */
  replay: string | undefined;
  watch: WatchSettings;
  /** What is asked beside the metrics. */
  health: GateSettings | undefined;
  /** Only where hosts ask. */
  ssh: SshSettings | undefined;
  exit: Exit;
}

export function readInputs(raw: RawInputs, sshAgent = ''): Inputs {
  return parseInputs(contract, raw, (input) => readAll(input, sshAgent));
}

/** All inputs of the contract. `sshAgent` is where an SSH agent listens. */
export function readAll(input: InputReader<typeof contract>, sshAgent = ''): Inputs {
  const { settings: ssh, hosts, settle } = readOptionalSshInputs(input, sshAgent, 'Set via: ssh.');
  const bySsh = input.choice('via', ['direct', 'ssh']) === 'ssh';
  settle(bySsh);
  const operation = input.choice('operation', OPERATIONS);
  const watch = readMonitorInputs(input, {
    isAlone: operation === 'replay' || input.lines('health-urls').length === 0,
    isAsked: operation !== 'replay',
    hosts: bySsh ? hosts : undefined,
  });
  const inputs = {
    operation,
    watch,
    health: readHealthInputs(input, watch, hosts),
    ssh: bySsh ? ssh : undefined,
    baseline: input.optional('baseline'),
    replay: input.optional('replay'),
    exit: { onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']), shadow: input.boolean('shadow') },
  };
  if (bySsh && adapterOf(watch.source.kind).asks === 'provider') {
    const given = `ssh beside source: ${watch.source.kind}`;
    input.problem('via', { code: 'CONFLICT', given, legal: 'Only the runner can query a provider.' });
  }
  const compares = inputs.watch.signals.some(({ rule }) => rule.increase !== undefined);
  if ((operation === 'watch' || operation === 'replay') && compares && inputs.baseline === undefined) {
    const legal = `the output of operation baseline, or the path of a file with it, for max-increase to compare with. ${LOST_BASELINE}`;
    input.problem('baseline', { code: 'MISSING', legal });
  }
  const isHealthAlone = operation === 'check-config' && inputs.health !== undefined;
  const isEmpty = inputs.watch.signals.length === 0 && input.text('metrics').trim() === '' && isKnownSource(input);
  if (operation !== 'watch' && !isHealthAlone && isEmpty) {
    input.problem('url', {
      code: 'MISSING',
      legal: `the address of the metrics, because operation ${inputs.operation} reads them`,
    });
  }
  if (operation === 'replay' && watch.control !== undefined) {
    const legal = 'A record contains only one version: remove this input.';
    const name = 'query' in watch.control ? 'control-errors' : 'control-url';
    input.problem(name, { code: 'CONFLICT', given: 'given beside operation replay', legal });
  }
  if (operation === 'replay' && inputs.replay === undefined) {
    input.problem('replay', { code: 'MISSING', legal: 'the path of a report file of this action' });
  }
  if (operation !== 'replay' && inputs.replay !== undefined) {
    input.problem('replay', {
      code: 'CONFLICT',
      given: `given beside operation ${operation}`,
      legal: 'Set operation: replay.',
    });
  }
  return inputs;
}
