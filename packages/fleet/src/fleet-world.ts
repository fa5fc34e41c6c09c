import type { Log } from '@deploy-actions/action';
import type { Clock } from '@deploy-actions/clock';

/** What a fleet transaction needs of the world. `signal` is aborted with a `CANCELLED` error. */
export interface FleetWorld {
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** How long ago `signal` was aborted, where somebody watches it. */
  sinceAbortMs?(): number;
}
