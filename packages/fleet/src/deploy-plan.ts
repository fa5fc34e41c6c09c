import type { Payload } from '@deploy-actions/payload';
import type { Host, HostStatus, Release, ReleaseRecord } from '@deploy-actions/release';
import type { HostRow } from './fleet-result';
import type { Choice } from './release-choice';
import type { LockOptions } from './take-locks';

export interface DeployPlan {
  record: ReleaseRecord;
  /** Begun before anything is connected, and awaited when it is needed. */
  payload: Promise<Payload>;
  /** Files that the host has already are linked there, not sent. */
  linkUnchanged: boolean;
  allowBad: boolean;
  /** `later`: live but not good until somebody confirms it. */
  confirm: 'auto' | 'later';
  keepReleases: number;
  /** How many hosts go live at the same time. */
  batchSize: number;
  commandTimeoutMs: number;
  /**
   * What becomes of the other hosts when one fails, which itself always goes back. `revert` (the default): all that
   * were switched go back; `stop`: those that are live stay, no other is touched; `continue`: the others go on.
   */
  onFailure?: 'revert' | 'stop' | 'continue';
  /** The old code works with the new schema: an `irreversible` release may be left again. */
  allowAfterMigration?: boolean;
  lock: LockOptions;
}

/** One host on its way through the transaction. */
export interface Site {
  host: Host;
  status: HostStatus;
  row: HostRow;
  choice: Choice;
  /** What was live before; undefined on a host that had nothing. */
  before: Release | undefined;
  /** `asked`: whether the swap was made, only the host knows. */
  swap: 'none' | 'asked' | 'made';
  /** Whether it was brought back; `failed`: tried in vain, and told; `lost`: somebody else has the host now. */
  wayBack: 'none' | 'done' | 'failed' | 'lost';
  /** What `settleFleet` does was done with the swap. */
  isSettled?: boolean;
  /** `begun`: it failed, or its end is not known. Undefined where it did not run here. */
  migration?: 'begun' | 'done';
}
