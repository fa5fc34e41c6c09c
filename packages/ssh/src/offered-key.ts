import type { BaseAgent, ParsedKey } from 'ssh2';

/** A key that a server may be offered: one that we hold, or one whose secret half stays with an agent. */
export interface OfferedKey {
  /** For messages. */
  name: string;
  key: ParsedKey;
  agent?: BaseAgent;
}
