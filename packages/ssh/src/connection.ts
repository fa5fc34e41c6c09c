import type { Duplex, Readable } from 'node:stream';
import type { Log } from '@deploy-actions/action';
import type { Clock } from '@deploy-actions/clock';
import type { SshSettings } from './settings';
import type { Target } from './target';

export interface ExecOptions {
  /** A stream is read no faster than the host takes it, and is destroyed when the command has ended. */
  stdin?: Readable | Buffer | string;
  /** Where it gives back a promise, the host is made to wait for it: nothing piles up in our memory. */
  onStdout?(chunk: Buffer): unknown;
  onStderr?(chunk: Buffer): unknown;
  /**
   * Ends the waiting at once. The command is sent SIGTERM, which OpenSSH passes on to it except in sessions of root,
   * and loses its channel two seconds later. Without this the signal given to `connect` counts.
   */
  signal?: AbortSignal;
  /** Bytes kept from the beginning of each stream, by default 1 MiB; the callbacks get all. */
  captureLimit?: number;
}

/** Exactly one of `code` and `signal` is set: a connection that broke is an error, never a result. */
export interface ExecResult {
  code: number | null;
  /** With its prefix: `SIGKILL`. */
  signal: string | null;
  stdout: string;
  stderr: string;
}

export interface Connection {
  readonly target: Target;
  /** Runs a command in the user's login shell. Any number may run at once, up to the server's MaxSessions. */
  exec(command: string, options?: ExecOptions): Promise<ExecResult>;
  /**
   * A TCP connection to `host` and `port` as seen from the server. Rejects with FORWARDING_REFUSED (its policy),
   * CONNECT_FAILED (nobody listens there), CONNECTION_LOST, or the signal's reason.
   */
  dial(host: string, port: number, signal: AbortSignal): Promise<Duplex>;
  /** Resolves when the server has answered, or when the connection has ended: no command is run for it. */
  ping(): Promise<void>;
  close(): void;
}

/** As this package sees its own connections. */
export interface LiveConnection extends Connection {
  /** False once it has ended, whoever ended it. */
  readonly isOpen: boolean;
}

/** `signal` ends the dialling and the waiting, and every command that has no signal of its own. */
export interface SshWorld {
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

export type Connect = (target: Target, settings: SshSettings, world: SshWorld) => Promise<Connection>;
