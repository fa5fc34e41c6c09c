import type { Target } from './target';

export const hostKeyChecks = ['strict', 'accept-new', 'off'] as const;
export type HostKeyCheck = (typeof hostKeyChecks)[number];

/** How to reach the hosts and how to know them. */
export interface SshSettings {
  targets: Target[];
  /** From the runner on: each is dialled through the one before it, the targets through the last. */
  jumpHosts?: readonly Target[];
  /** PEM or OpenSSH format, with plain line feeds; may hold several, one after the other. */
  privateKey?: string;
  passphrase?: string;
  password?: string;
  /** Where an SSH agent listens: used where there is neither key nor password. */
  agentSocket?: string;
  /** OpenSSH's known_hosts format. */
  knownHosts: string;
  hostKeyCheck: HostKeyCheck;
  /** For each attempt: TCP, handshake and authentication together. */
  connectTimeoutMs: number;
  /** Further attempts after the first one. */
  retries: number;
}
