import { type HostStatus, isAdopted, liveRelease, type Release } from '@deploy-actions/release';
import { releasesLeft } from './releases-left';
import { type Judged, judgedHost, rollbackPermission, whyLeft } from './rollback-permission';
import { resolveVersion, rollbackTarget } from './rollback-target';

/** What one host does in a rollback. */
export type RollbackMove =
  | { kind: 'go'; release: Release }
  /** `isUnfinished`: the live release is not verified, because its steps did not all pass after a way back. */
  | { kind: 'stay'; why: string; isUnfinished?: boolean }
  | { kind: 'stuck'; code: 'NO_PREVIOUS_RELEASE' | 'IRREVERSIBLE'; why: string };

export interface RollbackWish {
  /** Act only where this version is live: somebody may have mended it in between. */
  failedVersion?: string;
  /** Verdicts ask for the rollback, and no person: a host is touched only where `rollbackPermission` says so. */
  judged?: Judged;
  /** Without it, each host's own last good release. */
  toVersion?: string;
  /** The old code works with the new data: go across what is irreversible. */
  allowAfterMigration?: boolean;
}

export function planRollback(status: HostStatus, wish: RollbackWish): RollbackMove {
  const { failedVersion, toVersion, judged } = wish;
  const live = liveRelease(status);
  if (judged) {
    const known = judgedHost(status, judged);
    const permission = rollbackPermission(known);
    if (permission === 'leave' || !live) {
      return { kind: 'stay', why: whyLeft(status, judged), isUnfinished: known.state === 'unfinished' };
    }
    return permission === 'finish' ? { kind: 'go', release: live } : way(status, wish);
  }
  // A run that died between the swap and the old release's own steps: they are still to be run.
  if (live?.state === 'good' && !live.checked && (toVersion ?? live.version) === live.version) {
    return { kind: 'go', release: live };
  }
  if (failedVersion !== undefined && live?.version !== failedVersion) {
    return { kind: 'stay', why: `${live?.version ?? 'nothing'} is live, not ${failedVersion}: not changed` };
  }
  if (toVersion !== undefined && live?.version === toVersion && live.state === 'good') {
    return { kind: 'stay', why: `${toVersion} is already live` };
  }
  return way(status, wish);
}

/** What one host of a fleet does: `toVersion` is looked up on all of them, and a mixed fleet is only evened out. */
export function planInFleet(
  status: HostStatus,
  wish: RollbackWish,
  fleet: readonly HostStatus[],
  plan: typeof planRollback = planRollback,
): RollbackMove {
  const { toVersion, ...open } = wish;
  if (toVersion === undefined) {
    const isMixable = plan === planRollback && concernsFleet(wish);
    return moveInFleet(status, plan(status, wish), isMixable ? fleet : []);
  }
  const resolved = resolveVersion(toVersion, [status, ...fleet]);
  if ('version' in resolved) return plan(status, { ...open, toVersion: resolved.version });
  const move = plan(status, open);
  return move.kind === 'stay' ? move : { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why: resolved.problem };
}

/** Whether a host has to hear what is on the others before it knows what to do. */
export function dependsOnFleet(wish: RollbackWish): boolean {
  return wish.toVersion !== undefined || concernsFleet(wish);
}

/** Whoever names a version has said which hosts are meant; else it takes a look at all of them. */
function concernsFleet({ failedVersion, toVersion, judged }: RollbackWish): boolean {
  return failedVersion === undefined && toVersion === undefined && judged === undefined;
}

/** The same, as one of a fleet: where a deploy left it mixed, only the hosts that it brought forward go back. */
export function moveInFleet(status: HostStatus, move: RollbackMove, fleet: readonly HostStatus[]): RollbackMove {
  // On one host alone, or on all of them, it is more likely that the path is wrong.
  const isLeftOut = move.kind === 'stuck' && status.current === '' && fleet.some(({ current }) => current !== '');
  if (isLeftOut)
    return { kind: 'stay', why: 'nothing is live: the deploy never switched this host, or already reverted it' };
  const ahead = versionAhead(status, fleet);
  const live = liveRelease(status);
  // Steps that a dead run left out are still to be run.
  const isUnfinished = move.kind === 'go' && move.release === live;
  if (ahead === undefined || isUnfinished) return move;
  return { kind: 'stay', why: `${live?.version} is live, and ${ahead} is not: not changed` };
}

/**
 * The version of another host that came after the one that is live here: this host has gone back from it by itself, or
 * never got there. Each host counts for itself, so one that says the contrary is not believed.
 */
export function versionAhead(status: HostStatus, fleet: readonly HostStatus[]): string | undefined {
  const live = liveRelease(status)?.version;
  if (live === undefined) return undefined;
  const isLater = (host: HostStatus, version: string) =>
    lastOrder(host, live) > 0 && lastOrder(host, version) > lastOrder(host, live);
  for (const other of fleet) {
    const version = liveRelease(other)?.version;
    if (version === undefined || version === live) continue;
    if (isLater(other, version) && !isOlder(status, version)) return version;
  }
  return undefined;
}

function isOlder(status: HostStatus, version: string): boolean {
  const order = lastOrder(status, version);
  return order > 0 && order < (liveRelease(status)?.order ?? 0);
}

function lastOrder(status: HostStatus, version: string): number {
  return Math.max(0, ...status.releases.filter((one) => one.version === version).map(({ order }) => order));
}

/** What one host does to end what was begun and not confirmed: nothing, where the live release is good and proven. */
export function planAbort(status: HostStatus, wish: RollbackWish): RollbackMove {
  const live = liveRelease(status);
  if (!live) return { kind: 'stay', why: 'nothing is live' };
  if (live.state === 'good' && live.checked) return { kind: 'stay', why: `${live.version} is live and good` };
  if (isAdopted(live) && live.state === 'live') {
    return { kind: 'stay', why: `${live.version} is live, but was not deployed by this suite: nothing to abort` };
  }
  return planRollback(status, wish);
}

function way(
  status: HostStatus,
  { toVersion, failedVersion, judged, allowAfterMigration = false }: RollbackWish,
): RollbackMove {
  if (toVersion !== undefined && toVersion === (judged?.version ?? failedVersion)) {
    const why = `${toVersion} is the failed version itself; set \`to-version\` to another one, or remove it`;
    return { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why };
  }
  const target = rollbackTarget(status, toVersion);
  if (!('release' in target)) return { kind: 'stuck', code: 'NO_PREVIOUS_RELEASE', why: target.problem };
  const { release } = target;
  const wall = releasesLeft(status, release).find(({ irreversible }) => irreversible === true);
  if (!wall || allowAfterMigration) return { kind: 'go', release };
  const why = `${wall.version} cannot be undone (irreversible) and is between this host and ${release.version}`;
  return { kind: 'stuck', code: 'IRREVERSIBLE', why };
}
