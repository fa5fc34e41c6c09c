import { type HostStatus, liveRelease, type Release } from './host-status';
import { rollbackTarget } from './rollback-target';

/** What one host does in a rollback. */
export type RollbackMove =
  | { kind: 'go'; release: Release }
  | { kind: 'stay'; why: string }
  | { kind: 'stuck'; why: string };

export function planRollback(
  status: HostStatus,
  { failedVersion, toVersion }: { failedVersion?: string; toVersion?: string },
): RollbackMove {
  const live = liveRelease(status);
  // A run that died between the swap and the old release's own steps: they are still to be run.
  if (live?.state === 'good' && !live.checked && (toVersion ?? live.version) === live.version) {
    return { kind: 'go', release: live };
  }
  if (failedVersion !== undefined && live?.version !== failedVersion) {
    return { kind: 'stay', why: `${live?.version ?? 'nothing'} is live, not ${failedVersion}: left alone` };
  }
  if (toVersion !== undefined && live?.version === toVersion && live.state === 'good') {
    return { kind: 'stay', why: `${toVersion} is live already` };
  }
  const target = rollbackTarget(status, toVersion);
  return 'release' in target ? { kind: 'go', release: target.release } : { kind: 'stuck', why: target.problem };
}
