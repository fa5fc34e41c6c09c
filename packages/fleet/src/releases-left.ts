import { type HostStatus, liveRelease, type Release } from '@deploy-actions/release';

/**
 * The releases whose changes a way from the live release to `target` leaves behind: by the host's own count, the newest
 * first, the live one included. What reverted itself counts too, for its migration may have run. None on the way forward.
 */
export function releasesLeft(host: HostStatus, target: Release): Release[] {
  const live = liveRelease(host);
  if (!live) return [];
  return host.releases
    .filter(({ order }) => order > target.order && order <= live.order)
    .sort((a, b) => b.order - a.order);
}

/** A rollback across it is another thing than the change of a link. */
export function isMilestone({ irreversible, steps }: Release): boolean {
  return irreversible === true || steps['migrate-down'] !== undefined;
}

/** Its migration ran on this host, and was not undone since. */
export function ranMigration({ events }: Release): boolean {
  return lastMigration(events) === 'migrated';
}

/** Its migration was undone, so that it must not go live again without being deployed. */
export function isUndone({ events }: Release): boolean {
  return lastMigration(events) === 'migrated-down';
}

function lastMigration(events: Release['events']): string | undefined {
  return events.map(({ state }) => state).findLast((state) => state === 'migrated' || state === 'migrated-down');
}
