import { hostNames } from './host-names';
import { readSshInputs, type SshInputReader } from './inputs';
import type { SshSettings } from './settings';

export interface OptionalSsh {
  settings: SshSettings;
  /** The hosts, with a short name for each. */
  hosts: readonly { name: string; label: string }[];
  /** To be called once it is known whether anything goes by SSH: what is missing is a problem only then. */
  settle(isNeeded: boolean): void;
}

/**
 * The SSH inputs of an action that may do without them. What is given must be right in any case; hosts that nobody asks
 * are a mistake, too.
 */
export function readOptionalSshInputs(input: SshInputReader, agentSocket: string, cure: string): OptionalSsh {
  const lacking: Parameters<SshInputReader['problem']>[] = [];
  const lenient: SshInputReader = {
    text: (name) => input.text(name),
    optional: (name) => input.optional(name),
    list: (name) => input.list(name),
    choice: (name, legal) => input.choice(name, legal),
    duration: (name) => input.duration(name),
    integer: (name, range) => input.integer(name, range),
    problem: (name, what) => {
      if (what.code === 'MISSING') lacking.push([name, what]);
      else input.problem(name, what);
    },
  };
  const settings = readSshInputs(lenient, agentSocket);
  return {
    settings,
    hosts: hostNames(settings.targets),
    settle: (isNeeded) => {
      if (isNeeded) for (const problem of lacking) input.problem(...problem);
      else if (input.optional('hosts') !== undefined) {
        input.problem('hosts', { code: 'CONFLICT', given: 'given, and nothing goes by SSH', legal: cure });
      }
    },
  };
}
