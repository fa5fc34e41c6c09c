import { badReason, type HostStatus, isGood, liveRelease, type Release } from '@deploy-actions/release';
import { isUndone } from './releases-left';

export type Target = { release: Release } | { problem: string };

/**
 * Where a rollback leads: the newest release that was good before the live one came, is not marked bad, is still on the
 * host and still has its migration, if it had one. "Newest" goes by the host's own count of deploys, never by names or clocks, and a rollback does not change
 * that count; so two rollbacks in a row go two steps back, not back and forth.
 */
export function rollbackTarget(host: HostStatus, toVersion?: string): Target {
  const live = liveRelease(host);
  if (toVersion !== undefined) return named(host, toVersion);
  const before = live && live.order > 0 ? live.order : Number.POSITIVE_INFINITY;
  const candidates = host.releases
    .filter((release) => isGood(release) && release.order < before && release.release !== host.current)
    .filter((release) => release.version !== live?.version && badReason(host, release.version) === undefined)
    .filter((release) => !isUndone(release))
    .sort((a, b) => b.order - a.order);
  const [release] = candidates;
  return release ? { release } : { problem: 'no earlier release on this host was good and is not marked bad' };
}

function named(host: HostStatus, version: string): Target {
  const reason = badReason(host, version);
  if (reason !== undefined) return { problem: `${version} is marked bad: ${reason}` };
  const known = host.releases.filter((release) => release.version === version && release.state !== 'staged');
  const [release] = known.sort((a, b) => b.order - a.order);
  if (release && isUndone(release)) return { problem: `the migration of ${version} was undone: deploy it again` };
  return release ? { release } : { problem: `${version} never went live on this host, or is no longer on its disk` };
}
