import { hostNames } from './host-names';
import { readSshInputs, type SshInputReader } from './inputs';
import type { SshSettings } from './settings';

const MOST_NAMED = 3;

export interface OptionalSsh {
  settings: SshSettings;
  /** The hosts, with a short name for each. */
  hosts: readonly { name: string; label: string }[];
  /**
   * To be called once it is known whether anything goes by SSH: what is missing is a problem only then. `who` names what
   * needs it.
   */
  settle(isNeeded: boolean, who?: readonly string[]): void;
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
    settle: (isNeeded, who = []) => {
      const named = who.length > MOST_NAMED ? [...who.slice(0, MOST_NAMED), `${who.length - MOST_NAMED} more`] : who;
      const why = named.length === 0 ? '' : ` (SSH is needed by: ${named.join(', ')})`;
      if (isNeeded) for (const [name, what] of lacking) input.problem(name, { ...what, legal: `${what.legal}${why}` });
      else if (input.optional('hosts') !== undefined) {
        input.problem('hosts', { code: 'CONFLICT', given: 'given, but nothing uses SSH', legal: cure });
      }
    },
  };
}
