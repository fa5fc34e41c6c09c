import type { Duplex } from 'node:stream';

/** The hosts that are reached by SSH, by their names. Rejects as an SSH connection does, with a coded error. */
export interface SshReach {
  /** A TCP connection to `to` as seen from the host. */
  dial(host: string, to: { host: string; port: number }, signal: AbortSignal): Promise<Duplex>;
  /** The command is read by the user's login shell. `onTurn` is called when no other command is waited for any more. */
  exec(host: string, command: string, stdin: string, signal: AbortSignal, onTurn?: () => void): Promise<CommandResult>;
}

/** Exactly one of `code` and `signal` is set. Of each stream the first part, at most 1 MiB. */
export interface CommandResult {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}
