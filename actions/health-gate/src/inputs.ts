import { parseInputs, type RawInputs } from '@deploy-actions/action';
import { type GateSettings, readGateInputs } from '@deploy-actions/gate';
import { readOptionalSshInputs, type SshSettings } from '@deploy-actions/ssh';
import { contract } from './contract';

export interface Inputs {
  gate: GateSettings;
  /** Only where something goes by SSH. */
  ssh: SshSettings | undefined;
  onInconclusive: 'fail' | 'pass';
}

/** `sshAgent` is where an SSH agent listens. The YAML in `raw` is parsed already. */
export function readInputs(raw: RawInputs, sshAgent = ''): Inputs {
  return parseInputs(contract, raw, (input) => {
    const cure = 'Set via: ssh, or add a check of kind command.';
    const { settings, hosts, settle } = readOptionalSshInputs(input, sshAgent, cure);
    const { needsSsh = false, bySsh = [], ...gate } = readGateInputs(input, contract, { required: true, hosts });
    settle(needsSsh, bySsh);
    return {
      gate,
      ssh: needsSsh ? settings : undefined,
      onInconclusive: input.choice('on-inconclusive', ['fail', 'pass']),
    };
  });
}
