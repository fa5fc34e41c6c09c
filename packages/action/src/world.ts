import type { Clock } from '@deploy-actions/clock';
import type { Log } from './log';
import type { Mask } from './mask/mask';
import type { RunContext } from './run-context';

/** What every action is given; an action adds what it needs besides (ask, connect, …). */
export interface World {
  clock: Clock;
  log: Log;
  run: RunContext;
  /** Aborted on SIGINT and SIGTERM, with a `CANCELLED` error: stop what was started, then return. */
  signal: AbortSignal;
  /** A folder of this step alone, for reports and logs. */
  folder: string;
  /** The variables of the environment that name a proxy, by their names in capitals and in small letters. */
  proxyEnv: Readonly<Record<string, string | undefined>>;
  /** For text that goes into files: secrets become `***`. */
  mask: Mask;
  /**
   * Registers a secret that is not an input, such as a variable that a host recorded: masked in all that we print and
   * write. It is not handed to the runner, which would drop outputs of ours that hold what a host chose to send.
   */
  secret(value: string): void;
  /** Kept for the `post:` step of the same action. */
  remember(key: string, value: string): void;
}
